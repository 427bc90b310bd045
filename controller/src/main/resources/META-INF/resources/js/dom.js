// Elements from data. Text always goes in as text: nothing from the cluster is ever parsed as markup.

const SVG = "http://www.w3.org/2000/svg";

function fill(node, props, children) {
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** An HTML element; props are attributes, `onclick` and its like are listeners. */
export function el(tag, props, ...children) {
  return fill(document.createElement(tag), props, children);
}

/** An SVG element. */
export function svg(tag, props, ...children) {
  return fill(document.createElementNS(SVG, tag), props, children);
}

/** Sets text only where it differs, so that screen readers and selections are left in peace. */
export function setText(node, text) {
  const wanted = String(text ?? "");
  if (node.textContent !== wanted) node.textContent = wanted;
}

export function setAttribute(node, name, value) {
  if (value === null || value === undefined || value === false) node.removeAttribute(name);
  else if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value);
}

/**
 * Keeps one child per item, by key and in order, and moves only what is out of place: focus,
 * scroll and running transitions survive an update. An item that is the same object is not painted
 * again.
 *
 * @param make from an item to {root, update(item)}
 */
export function keyed(parent, make, keyOf) {
  const parts = new Map();
  return (items) => {
    const wanted = new Set(items.map(keyOf));
    for (const [key, part] of parts) {
      if (!wanted.has(key)) {
        part.root.remove();
        parts.delete(key);
      }
    }
    let place = parent.firstChild;
    for (const item of items) {
      const key = keyOf(item);
      let part = parts.get(key);
      if (!part) {
        part = make(item);
        parts.set(key, part);
      }
      if (part.item !== item) {
        part.item = item;
        part.update?.(item);
      }
      if (part.root === place) place = place.nextSibling;
      else parent.insertBefore(part.root, place);
    }
  };
}

const PACE = 120;

/** Paints at once, then at most a few times a second: a burst of news is one picture. */
export function paced(paint) {
  let timer = null;
  let wanted = false;
  const run = () => {
    wanted = false;
    timer = setTimeout(() => {
      timer = null;
      if (wanted) run();
    }, PACE);
    paint();
  };
  const call = () => {
    if (timer === null) run();
    else wanted = true;
  };
  call.stop = () => {
    clearTimeout(timer);
    timer = -1;
  };
  return call;
}
