// Links to other tools, from the templates of the configuration.

import { el } from "../dom.js";
import { on, state } from "../store.js";
import { icon } from "./icon.js";

const fill = (url, values) => url.replace(/\{\{(namespace|name|query)}}/g, (_, key) => encodeURIComponent(values[key] ?? ""));

/** An external page: it learns nothing of this one and cannot steer it. */
function link({ name, url }, values) {
  return el("a", { class: "out", href: fill(url, values), target: "_blank", rel: "noopener noreferrer" }, name, icon("out"));
}

/** The links about a canary. */
export function links(id) {
  const root = el("nav", { class: "outs", "aria-label": "Other tools", hidden: true });
  const paint = () => {
    const about = state.settings.links.filter(({ url }) => !url.includes("{{query}}"));
    root.hidden = about.length === 0;
    root.replaceChildren(...about.map((each) => link(each, id)));
  };
  paint();
  return { root, close: on("settings", paint) };
}

/** The links about a query of the canary, as elements. */
export const queryLinks = (id, query) =>
  query ? state.settings.links.filter(({ url }) => url.includes("{{query}}")).map((each) => link(each, { ...id, query })) : [];
