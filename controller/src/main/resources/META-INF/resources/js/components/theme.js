// Light or dark: the system decides until somebody presses the button.

import { el, setText } from "../dom.js";
import { icon } from "./icon.js";

const dark = matchMedia("(prefers-color-scheme: dark)");

function current() {
  return document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light");
}

export function startTheme(button) {
  const word = el("span", { class: "visually-hidden" });
  const sun = icon("sun");
  const moon = icon("moon");
  button.append(sun, moon, word);

  function paint() {
    const isDark = current() === "dark";
    sun.toggleAttribute("hidden", !isDark);
    moon.toggleAttribute("hidden", isDark);
    setText(word, isDark ? "Use the light theme" : "Use the dark theme");
    button.title = word.textContent;
  }

  button.addEventListener("click", () => {
    const theme = current() === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem("haldane.theme", theme);
    } catch {
      // Storage is blocked: the choice lasts as long as the page.
    }
    paint();
  });
  dark.addEventListener("change", paint);
  paint();
}
