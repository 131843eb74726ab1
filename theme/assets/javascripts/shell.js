// The two buttons of the header. Without this script the menu is open and the colours follow the system.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");

  const menuButton = document.querySelector(".menu-button");
  const menu = document.getElementById("menu");
  if (menuButton && menu) {
    const setOpen = (open) => {
      menuButton.setAttribute("aria-expanded", String(open));
      menu.classList.toggle("open", open);
    };
    menuButton.addEventListener("click", () => {
      setOpen(menuButton.getAttribute("aria-expanded") !== "true");
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || menuButton.getAttribute("aria-expanded") !== "true") return;
      setOpen(false);
      menuButton.focus();
    });
  }

  const schemeButton = document.querySelector(".scheme");
  if (schemeButton) {
    const label = schemeButton.querySelector("span");
    const isDark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : system.matches);
    const update = () => {
      label.textContent = isDark() ? schemeButton.dataset.toLight : schemeButton.dataset.toDark;
      schemeButton.title = label.textContent;
    };
    schemeButton.addEventListener("click", () => {
      root.dataset.scheme = isDark() ? "light" : "dark";
      try {
        localStorage.setItem("scheme", root.dataset.scheme);
      } catch {
        // Storage is refused: the choice lasts until the reader leaves the page.
      }
      update();
    });
    system.addEventListener("change", update);
    update();
  }
})();
