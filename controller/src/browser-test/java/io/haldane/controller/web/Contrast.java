package io.haldane.controller.web;

/** WCAG 2 contrast, worked out in the page, where the browser has resolved every colour. */
final class Contrast {
  /** Lists texts that have less contrast than AA asks for; an empty list is a pass. */
  static final String TOO_LITTLE =
      """
      () => {
        const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
        const rgba = (color) => {
          pen.clearRect(0, 0, 1, 1);
          pen.fillStyle = color;
          pen.fillRect(0, 0, 1, 1);
          return [...pen.getImageData(0, 0, 1, 1).data];
        };
        const light = ([r, g, b]) => {
          const [x, y, z] = [r, g, b].map((c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
          return 0.2126 * x + 0.7152 * y + 0.0722 * z;
        };
        const ground = (node) => {
          for (; node; node = node.parentElement) {
            const color = rgba(getComputedStyle(node).backgroundColor);
            if (color[3] > 250) return color;
          }
          return [255, 255, 255, 255];
        };
        const bad = [];
        for (const node of document.querySelectorAll("body *")) {
          const text = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
          if (!text || !node.checkVisibility() || node.closest(".visually-hidden, .skip, svg")) continue;
          const style = getComputedStyle(node);
          const ink = rgba(style.color);
          if (ink[3] === 0) continue;
          const [high, low] = [light(ink), light(ground(node))].sort((a, b) => b - a);
          const size = parseFloat(style.fontSize);
          const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
          const ratio = (high + 0.05) / (low + 0.05);
          if (ratio < (large ? 3 : 4.5)) bad.push(`${node.className}: ${node.textContent.slice(0, 40)} ${ratio.toFixed(2)}`);
        }
        return bad;
      }
      """;

  private Contrast() {}
}
