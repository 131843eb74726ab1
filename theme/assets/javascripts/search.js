// Turns the link to the A-to-Z index into the opener of the search. Nothing else is loaded until it is used.
(() => {
  const opener = document.querySelector(".search-opener");
  const template = document.getElementById("search-template");
  if (!opener || !template || !window.HTMLDialogElement) return;

  opener.setAttribute("role", "button");
  opener.setAttribute("aria-haspopup", "dialog");
  opener.setAttribute("aria-keyshortcuts", "/");
  const scripts = new URL(".", document.currentScript.src);

  const styled = () =>
    new Promise((resolve, reject) => {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = new URL("../stylesheets/search.css", scripts);
      link.onload = resolve;
      link.onerror = reject;
      document.head.append(link);
    });

  let ready;
  const open = async () => {
    try {
      ready ??= Promise.all([import(new URL("search-dialog.js", scripts)), styled()]);
      const [{ openSearch }] = await ready;
      openSearch(template, opener);
    } catch {
      location.href = opener.href; // the index needs no script
    }
  };

  opener.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  opener.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea, [contenteditable]") || document.querySelector("dialog[open]")) {
      return;
    }
    event.preventDefault();
    open();
  });
})();
