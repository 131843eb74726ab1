// Runs before the page is drawn: says that scripts work, and brings back the colours that the reader chose.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const scheme = localStorage.getItem("scheme");
    if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
  } catch {
    // Storage is refused: the system's preference decides.
  }
})();
