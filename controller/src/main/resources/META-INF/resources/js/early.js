// Runs before the first paint, so that a saved theme never flashes. Storage may be blocked: then the system decides.
(function () {
  try {
    const saved = localStorage.getItem("haldane.theme");
    if (saved === "light" || saved === "dark") {
      document.documentElement.dataset.theme = saved;
    }
  } catch {
    // Blocked storage is the visitor's choice.
  }
})();
