// The case finder: narrows the list of case studies by facets and words, puts it in order, and keeps its state in the
// address. Without this script the facets are links to lists of the same case studies, and the whole list is shown.
(() => {
  const finder = document.querySelector(".finder");
  if (!finder) return;
  const form = finder.querySelector(".finder-form");
  const words = form.elements.q;
  const sort = form.elements.sort;
  const list = finder.querySelector(".cards");
  const heading = finder.querySelector(".finder-found h2");
  const count = finder.querySelector(".finder-count");
  const see = finder.querySelector(".finder-see span");
  const choice = finder.querySelector(".finder-choice");
  const nothing = finder.querySelector(".finder-nothing");
  const more = finder.querySelector(".finder-more");
  const phrases = finder.dataset;
  const numbers = new Intl.NumberFormat(`${document.documentElement.lang}-CA`);
  const fill = (phrase, ...values) => values.reduce((filled, value) => filled.replace("{}", () => value), phrase);

  // ---- sets of case studies: a bit for each, so that thousands are compared at once

  const items = [...list.children];
  const length = Math.ceil(items.length / 32);
  const none = () => new Uint32Array(length);
  const add = (set, number) => {
    set[number >> 5] |= 1 << (number & 31);
  };
  const has = (set, number) => (set[number >> 5] & (1 << (number & 31))) !== 0;
  const everything = none();
  items.forEach((_, number) => add(everything, number));
  const both = (one, other) => one.map((bits, index) => bits & other[index]);
  const either = (one, other) => one.map((bits, index) => bits | other[index]);
  const bitsIn = (bits) => {
    const pairs = bits - ((bits >>> 1) & 0x55555555);
    const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
    return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  };
  const sizeOf = (set) => set.reduce((size, bits) => size + bitsIn(bits), 0);
  const sizeOfBoth = (one, other) => one.reduce((size, bits, index) => size + bitsIn(bits & other[index]), 0);

  // ---- facets: each link becomes a box to tick

  const values = [];
  const facets = [...form.querySelectorAll(".facet")].map((element) => {
    const summary = element.querySelector("summary");
    const facet = {
      name: element.dataset.facet,
      label: summary.firstChild.textContent.trim(),
      element,
      chosen: summary.querySelector(".chosen"),
      values: [],
    };
    for (const link of element.querySelectorAll("a")) {
      link.querySelector(".visually-hidden").remove();
      const label = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.name = facet.name;
      box.value = link.dataset.value;
      label.append(box, ...link.childNodes);
      link.replaceWith(label);
      const counted = label.querySelector(".count");
      const text = label.textContent.replace(counted.textContent, "").trim();
      const value = { facet, box, label, counted, text, shown: null, items: none() };
      facet.values.push(value);
      values.push(value);
    }
    return facet;
  });
  items.forEach((item, number) => {
    for (const value of item.dataset.values.split(" ")) add(values[value].items, number);
  });

  // ---- words: accents, ligatures and the two apostrophes make no difference

  const fold = (text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/\.(?=\p{L}\b)|(?<=\b\p{L})\./gu, "").replace(/[^\p{L}\p{N}]+/gu, " ");
  let texts = null;
  const withWords = () => {
    const typed = fold(words.value).trim().split(" ").filter(Boolean);
    if (!typed.length) return null;
    // Not before somebody writes: most readers never do.
    texts ??= items.map((item) => {
      const chosen = item.dataset.values.split(" ").map((value) => values[value].text);
      return fold(` ${item.textContent} ${item.dataset.words} ${chosen.join(" ")} `);
    });
    // A word stands for those that begin with it, and for the singular too; an abbreviation for itself.
    const wanted = typed.map((word) => {
      const isShortName = word.length <= 3 && texts.some((text) => text.includes(` ${word} `));
      return isShortName ? ` ${word} ` : ` ${word.replace(/(?<=...)[sx]$/, "")}`;
    });
    const found = none();
    texts.forEach((text, number) => {
      if (wanted.every((word) => text.includes(word))) add(found, number);
    });
    return found;
  };

  // ---- what is shown

  const setText = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
  };

  // The list holds what is shown and nothing else: what is hidden in it slows a browser down as much as what is not.
  // That is fifty at first; to lay out thousands takes much longer than to find them.
  const most = 50;
  let waiting = [];
  const show = (wanted) => {
    waiting = wanted.splice(most);
    list.replaceChildren(...wanted.map((number) => items[number]));
    more.hidden = !waiting.length;
    setText(more, fill(phrases.more, numbers.format(waiting.length)));
  };
  const showOthers = () => {
    list.append(...waiting.splice(0).map((number) => items[number]));
    more.hidden = true;
  };
  more.addEventListener("click", () => {
    const next = items[waiting[0]];
    showOthers();
    next.querySelector("a").focus();
  });
  addEventListener("beforeprint", showOthers);

  const model = (number) => Number(items[number].dataset.values.split(" ", 1)[0]);
  const started = (number) => items[number].dataset.started;
  const orders = {
    title: [...items.keys()],
    model: [...items.keys()].sort((one, other) => model(one) - model(other)),
    started: [...items.keys()].sort((one, other) => (started(one) < started(other)) - (started(one) > started(other))),
  };

  const sayWhatIsChosen = () => {
    const parts = facets
      .map((facet) => [facet.label, facet.values.filter((value) => value.box.checked).map((value) => value.text)])
      .filter(([, chosen]) => chosen.length)
      .map(([label, chosen]) => `${label}${phrases.colon} ${chosen.join(` ${phrases.or} `)}`);
    const wanted = words.value.trim();
    if (wanted) parts.push(`${words.labels[0].textContent}${phrases.colon} ${wanted}`);
    choice.hidden = !parts.length;
    choice.querySelector("span").textContent = parts.join(" · ");
  };

  const offerWaysOut = (found, criteria, allBut) => {
    nothing.hidden = found > 0 || !items.length;
    const ways = nothing.querySelector("ul");
    ways.replaceChildren();
    if (nothing.hidden) return;
    criteria.forEach((criterion, index) => {
      const left = sizeOf(allBut(index));
      if (!criterion.found || !left) return;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = fill(phrases.remove, criterion.label, numbers.format(left));
      button.addEventListener("click", () => {
        criterion.clear();
        changed();
        heading.focus();
      });
      const way = document.createElement("li");
      way.append(button);
      ways.append(way);
    });
  };

  const apply = () => {
    const criteria = facets.map((facet) => {
      const chosen = facet.values.filter((value) => value.box.checked);
      setText(facet.chosen, chosen.length ? fill(phrases.chosen, numbers.format(chosen.length)) : "");
      return {
        label: facet.label,
        found: chosen.length ? chosen.map((value) => value.items).reduce(either) : null,
        clear: () => facet.values.forEach((value) => { value.box.checked = false; }),
      };
    });
    criteria.push({ label: words.value.trim(), found: withWords(), clear: () => { words.value = ""; } });
    const allBut = (left) =>
      criteria.filter(({ found }, index) => found && index !== left).map(({ found }) => found).reduce(both, everything);

    const found = allBut(-1);
    show(orders[sort.value].filter((number) => has(found, number)));
    facets.forEach((facet, index) => {
      const others = allBut(index);
      for (const value of facet.values) {
        const size = sizeOfBoth(value.items, others);
        if (size === value.shown) continue;
        value.shown = size;
        value.counted.textContent = `(${numbers.format(size)})`;
        value.label.classList.toggle("none", !size);
      }
    });
    const size = sizeOf(found);
    const phrase = size > 1 ? phrases.many : size ? phrases.one : phrases.none;
    const total = numbers.format(items.length);
    const said = size > 1 ? fill(phrase, numbers.format(size), total) : fill(phrase, total);
    setText(count, said);
    setText(see, said);
    sayWhatIsChosen();
    offerWaysOut(size, criteria, allBut);
    for (const { link, wanted } of choosing) {
      const isChosen = wanted.every(({ box }) => box.checked);
      if (isChosen) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };

  // ---- the state in the address

  const languageLink = document.querySelector("a.language");
  const counterpart = languageLink.href;
  const query = () => {
    const state = new URLSearchParams();
    for (const { box } of values) if (box.checked) state.append(box.name, box.value);
    if (words.value.trim()) state.set("q", words.value.trim());
    if (sort.value !== "title") state.set("sort", sort.value);
    return String(state) && `?${state}`;
  };
  const keepInLanguageLink = () => {
    languageLink.href = counterpart + query();
  };
  let shown = null;
  const read = () => {
    shown = location.search;
    const state = new URLSearchParams(location.search);
    for (const { box } of values) box.checked = state.getAll(box.name).includes(box.value);
    words.value = state.get("q") ?? "";
    sort.value = state.get("sort") ?? "title";
    if (sort.selectedIndex < 0) sort.value = "title";
    apply();
    keepInLanguageLink();
  };
  // While somebody writes, the address follows without a step back for every letter.
  const changed = ({ writing = false } = {}) => {
    clearTimeout(soon);
    apply();
    keepInLanguageLink();
    const address = location.pathname + query();
    if (writing && history.state?.writing) history.replaceState({ writing }, "", address);
    else if (address !== location.pathname + location.search) history.pushState({ writing }, "", address);
    shown = location.search;
  };

  // ---- what readers do

  const choose = (wanted) => {
    for (const value of values) value.box.checked = wanted.includes(value);
    words.value = "";
    changed();
  };

  let soon = 0;
  words.addEventListener("input", () => {
    clearTimeout(soon);
    // Not at each letter: the number of results is read out.
    soon = setTimeout(() => changed({ writing: true }), 250);
  });
  finder.addEventListener("change", (event) => {
    if (event.target !== words) changed();
    // On a small screen the list is far below: the way to it is where the choice was made.
    event.target.closest(".facet > div")?.append(see.closest("p"));
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    changed({ writing: true });
  });
  for (const button of finder.querySelectorAll(".finder-clear")) {
    button.addEventListener("click", () => {
      choose([]);
      if (button.closest("[hidden]")) heading.focus();
    });
  }
  see.closest("button").addEventListener("click", () => {
    heading.scrollIntoView();
    heading.focus({ preventScroll: true });
  });
  addEventListener("popstate", () => {
    // A link to a part of the page changes the address too, and nothing of the choice.
    if (location.search !== shown) read();
  });

  // Links elsewhere on the page, in the map and the table, that choose what they say and nothing else.
  const choosing = [...document.querySelectorAll("a[data-choose]")].map((link) => {
    link.href = `?${link.dataset.choose}`;
    const wanted = [...new URLSearchParams(link.dataset.choose)].map(([name, id]) =>
      values.find(({ box }) => box.name === name && box.value === id),
    );
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      choose(wanted);
      heading.focus();
    });
    return { link, wanted };
  });

  // The style sheet has kept these closed until now, so that nothing moves.
  const narrow = matchMedia("(max-width: 47.99rem)").matches;
  read();
  for (const facet of facets) {
    const short = facet.element.classList.contains("short") || facet.values.some(({ box }) => box.checked);
    facet.element.open = short && !narrow;
  }
  finder.classList.add("ready");
})();
