# A network namespace for a cluster: made, entered and torn down. Sourced by the launcher; needs root.

# Ends all processes of the namespace, also those that somebody else started in it.
namespace_down() {
  ip netns pids "$1" 2>/dev/null | xargs -r kill -9 2>/dev/null || true
  ip netns del "$1" 2>/dev/null || true
  rm -rf "/etc/netns/$1"
}

# An empty one, with a file of names that is mounted over /etc/hosts in it.
namespace_up() {
  namespace_down "$1"
  mkdir -p "/etc/netns/$1"
  echo "127.0.0.1 localhost" > "/etc/netns/$1/hosts"
  ip netns add "$1"
  ip netns exec "$1" ip link set lo up
}
