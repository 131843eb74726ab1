// A list of case studies that readers choose, kept in their browser: a button for each case study that a page shows, and a
// way to the list as long as something is in it. The page of the list is comparison.js.
(() => {
  const folder = new URL(".", document.currentScript.src);
  const [saying, knowing] = {
    fr: [new URL("../list/words.fr.js", folder), new URL("../list/cases.fr.js", folder)],
    en: [new URL("../list/words.en.js", folder), new URL("../list/cases.en.js", folder)],
  }[document.documentElement.lang];
  const load = (file, done) => {
    const script = document.createElement("script");
    script.src = file;
    script.onload = done;
    document.head.append(script);
  };

  const start = () => {
    if (!window.playbookList) return; // The site has no page for the list.
    const { page, words } = window.playbookList;
    // A card tells its case study by the last part of its link. Which that is comes once somebody has a list: most never do.
    const ids = () => window.playbookCases;
    let coming;
    const know = () => (coming ??= new Promise((done) => load(knowing, done)));
    // Where the browser keeps nothing, the list lasts as long as the page.
    let list = [];
    const read = () => {
      try {
        list = (localStorage.getItem("my-list") ?? "").split(",").filter(Boolean);
      } catch {
        // Storage is refused.
      }
    };
    const keep = () => {
      try {
        if (list.length) localStorage.setItem("my-list", list);
        else localStorage.removeItem("my-list");
      } catch {
        // Storage is refused, or full.
      }
    };
    const isKept = () => {
      try {
        return (localStorage.getItem("my-list") ?? "") === String(list);
      } catch {
        return false;
      }
    };

    const status = document.createElement("p");
    status.className = "vh";
    status.setAttribute("role", "status");
    const bar = document.createElement("div");
    bar.className = "list-bar no-print";
    bar.setAttribute("role", "region");
    bar.setAttribute("aria-label", words.label);
    const way = document.createElement("a");
    way.className = "btn s";
    bar.append(way);
    document.body.append(status, bar);

    const numbers = new Intl.NumberFormat(`${document.documentElement.lang}-CA`);
    const counted = (phrase) => phrase.replace("{}", numbers.format(list.length));
    const said = () => (list.length > 1 ? counted(words.many) : list.length ? words.one : words.none);
    const buttons = [];
    const show = () => {
      if (list.length && !ids() && buttons.some(({ id }) => !id)) know().then(show);
      for (const { button, id, part, title } of buttons) {
        const isIn = list.includes(id ?? ids()?.[part]);
        const text = isIn ? words.remove : words.add;
        button.classList.toggle("on", isIn);
        if (title) {
          button.setAttribute("aria-label", `${text}${words.colon} ${title}`);
          button.title = text;
        } else button.textContent = text;
      }
      way.textContent = list.length > 1 ? counted(words.see_many) : words.see_one;
      bar.hidden = !list.length;
      const address = new URL(`../../${page}`, folder);
      if (address.protocol === "file:") address.pathname += "index.html";
      if (!isKept()) address.search = `?cases=${list}`;
      way.href = address;
    };
    const made = (title, id, part) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = `mine no-print ${title ? "by-sign" : "btn quiet s"}`;
      button.addEventListener("click", async () => {
        if (!id) await know();
        const own = id ?? ids()[part];
        read();
        list = list.includes(own) ? list.filter((one) => one !== own) : [...list, own];
        keep();
        show();
        status.textContent = said();
      });
      buttons.push({ button, id, part, title });
      return button;
    };

    const offer = (card) => {
      const title = card.querySelector(".card-title");
      const link = title?.querySelector("a");
      if (link && !card.querySelector(".mine")) title.after(made(title.textContent.trim(), undefined, link.pathname.split("/").at(-2)));
    };
    for (const place of document.querySelectorAll(".mine-place")) place.append(made(place.dataset.title, place.dataset.case));
    for (const card of document.querySelectorAll(".card")) offer(card);
    // The finder holds back what it does not show, so that cards may come later.
    const lots = document.querySelector(".lots");
    if (lots) {
      new MutationObserver(() => {
        const before = buttons.length;
        for (const card of lots.querySelectorAll(".card")) offer(card);
        if (buttons.length > before) show();
      }).observe(lots, { childList: true, subtree: true });
    }

    const again = () => {
      read();
      show();
    };
    again();
    // Another tab, or a page to which the browser goes back.
    addEventListener("storage", again);
    addEventListener("pageshow", again);
  };

  const looks = document.createElement("link");
  looks.rel = "stylesheet";
  looks.href = new URL("../stylesheets/my-list.css", folder);
  looks.onload = () => load(saying, start);
  document.head.append(looks);
})();
