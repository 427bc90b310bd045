// Takes a token, and continues with the page that asked for it.

const form = document.getElementById("login");
const input = document.getElementById("token");
const problem = document.getElementById("problem");
const button = form.querySelector("button");

/** Where to continue; only ever a page of this site. */
function next() {
  try {
    const to = new URL(new URLSearchParams(location.search).get("to") ?? "/", location.origin);
    return to.origin === location.origin ? to.pathname + to.search : "/";
  } catch {
    return "/";
  }
}

function complain(text) {
  problem.hidden = false;
  problem.textContent = text;
  input.setAttribute("aria-invalid", "true");
  input.focus();
}

async function signIn() {
  const response = await fetch("/api/session", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ token: input.value }),
  });
  if (response.ok) {
    input.value = "";
    location.replace(next());
    return;
  }
  const answer = await response.json().catch(() => ({}));
  complain(answer.message ?? `The controller answered ${response.status}.`);
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  try {
    await signIn();
  } catch {
    complain("The controller does not answer.");
  } finally {
    button.removeAttribute("aria-disabled");
  }
});

// Browsers send the session to no page that another site links to: a user who is signed in needs no form.
fetch("/api/session")
  .then((response) => response.json())
  .then(({ user }) => (user ? location.replace(next()) : input.focus()))
  .catch(() => input.focus());
