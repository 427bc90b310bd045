// Who is signed in, and the way out.

import { setText } from "../dom.js";
import { on } from "../store.js";

export function startUser(signOut) {
  const name = document.getElementById("user");
  const button = document.getElementById("sign-out");
  const note = document.getElementById("login-note");
  button.addEventListener("click", signOut);
  on("settings", ({ auth, user }) => {
    name.hidden = !user;
    name.title = user ?? "";
    setText(name, short(user));
    button.hidden = auth !== "token";
    setText(
      note,
      user
        ? "You see what your permissions in the cluster allow."
        : "This page is read-only and has no login: everyone who can open it sees all of it.",
    );
  });
}

/** The long names of service accounts differ at their ends only, which would be cut off. */
const short = (user) => user?.replace(/^system:serviceaccount:([^:]+):/, "$1/") ?? null;
