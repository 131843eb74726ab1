// What the shell can do. Without this script the menu opens all the same, the colours follow the system, and the search is a link.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");

  const menu = document.querySelector(".menu");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu?.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  // How long ago something was, on the day of reading.
  document.querySelectorAll("[data-since]").forEach((element) => {
    const since = new Date(element.dataset.since);
    const now = new Date();
    let years = now.getFullYear() - since.getUTCFullYear();
    if (now.getMonth() < since.getUTCMonth() || (now.getMonth() === since.getUTCMonth() && now.getDate() < since.getUTCDate())) years -= 1;
    if (years > 0) element.textContent = years === 1 ? element.dataset.one : element.dataset.many.replace("{}", years);
  });

  // Case studies can be put in a list. What that takes comes after what is read.
  if (document.querySelector(".card-title a, .mine-place")) {
    const script = document.createElement("script");
    script.src = new URL("my-list.js", document.currentScript.src);
    document.head.append(script);
  }

  const schemeButton = document.querySelector(".scheme");
  if (schemeButton) {
    const label = schemeButton.querySelector("span");
    schemeButton.hidden = false;
    const isDark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : system.matches);
    const update = () => {
      label.textContent = isDark() ? schemeButton.dataset.toLight : schemeButton.dataset.toDark;
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

// Turns the link to the A-to-Z index into the opener of the search. Nothing else is loaded until it is used.
(() => {
  const opener = document.querySelector(".search-opener");
  const template = document.getElementById("search-template");
  if (!opener || !template || !window.HTMLDialogElement) return;

  opener.setAttribute("role", "button");
  opener.setAttribute("aria-haspopup", "dialog");
  const scripts = new URL(".", document.currentScript.src);

  // Someone who speaks to a computer may press a single key without wanting to, so that it can be turned off
  // (https://www.w3.org/WAI/WCAG22/Understanding/character-key-shortcuts).
  const key = {
    isOn() {
      try {
        return localStorage.getItem("search-key") !== "off";
      } catch {
        return true;
      }
    },
    turn(isOn) {
      if (isOn) opener.setAttribute("aria-keyshortcuts", "/");
      else opener.removeAttribute("aria-keyshortcuts");
      try {
        localStorage.setItem("search-key", isOn ? "on" : "off");
      } catch {
        // Some browsers keep nothing.
      }
    },
  };
  if (key.isOn()) opener.setAttribute("aria-keyshortcuts", "/");

  const looks = () =>
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
      ready ??= Promise.all([import(new URL("search-dialog.js", scripts)), looks()]);
      const [{ openSearch }] = await ready;
      openSearch(template, opener, key);
    } catch {
      // The index needs no script.
      location.href = opener.href;
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
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !key.isOn()) return;
    const writing = event.target.closest("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]");
    if (writing || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    open();
  });
})();

// A link on a heading leads to it; its sign also copies the address.
(() => {
  const words = document.querySelector("main")?.dataset.linkCopied;
  if (!words || !navigator.clipboard) return;

  const status = document.createElement("p");
  status.className = "copied";
  status.setAttribute("role", "status");
  document.body.append(status);
  let timer;
  document.addEventListener("click", async (event) => {
    const anchor = event.target.closest("a.anchor");
    if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // Words of a heading may be touched by chance; the sign, or a key on the link, is meant.
    if (event.detail > 0 && !event.target.closest(".sign")) return;
    try {
      await navigator.clipboard.writeText(anchor.href);
    } catch {
      // The browser refuses: the address is in its bar.
      return;
    }
    status.textContent = words;
    clearTimeout(timer);
    timer = setTimeout(() => {
      status.textContent = "";
    }, 4000);
  });
})();

// The other language opens at the same place, where it has one.
(() => {
  const link = document.querySelector(".top .lang");
  if (!link) return;
  const own = new Set((link.dataset.ownIds ?? "").split(" "));
  const follow = () => {
    let id = "";
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch {
      // No place has such a name.
    }
    const isThere = id && !own.has(id) && document.getElementById(id);
    if (isThere || link.hash) link.hash = isThere ? id : "";
  };
  for (const name of ["pointerdown", "focus", "click"]) link.addEventListener(name, follow);
})();
