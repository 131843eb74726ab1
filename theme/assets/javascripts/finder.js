// Accents, ligatures and the two apostrophes make no difference.
const fold = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/\.(?=\p{L}\b)|(?<=\b\p{L})\./gu, "").replace(/[^\p{L}\p{N}]+/gu, " ");
const wordsOf = (text) => fold(text).trim().split(" ").filter(Boolean);
// A word stands for those that begin with it, and for the singular too.
const beginningOf = (word) => word.replace(/(?<=...)[sx]$/, "");

// The case finder: narrows the list of case studies by facets and words, puts it in order, and keeps its state in the
// address. Without this script the facets are links to lists of the same case studies, and the whole list is shown.
// Of a long list, `long` knows what is not on the page: finder-long.js.
const beginFinder = (finder, long) => {
  const form = finder.querySelector(".finder-form");
  const words = form.elements.q;
  const sort = form.elements.sort;
  const filters = finder.querySelector(".filters");
  const lots = finder.querySelector(".lots");
  const heading = finder.querySelector(".finder-found h2");
  const chips = finder.querySelector(".finder-chips");
  const chipTemplate = finder.querySelector("template.finder-chip");
  const count = finder.querySelector(".finder-count");
  const announced = finder.querySelector("[role=status]");
  const see = finder.querySelector(".finder-see span");
  const choice = finder.querySelector(".finder-choice");
  const nothing = finder.querySelector(".finder-nothing");
  const more = finder.querySelector(".finder-more");
  const phrases = finder.dataset;
  const numbers = new Intl.NumberFormat(`${document.documentElement.lang}-CA`);
  const fill = (phrase, ...values) => values.reduce((filled, value) => filled.replace("{}", () => value), phrase);

  // ---- sets of case studies: a bit for each, so that thousands are compared at once

  const groups = [...lots.children];
  const groupOf = groups.flatMap((group, number) => [...group.querySelectorAll(".card")].map(() => number));
  const items = [...lots.querySelectorAll(".card")];
  if (!items.length) return;
  const length = Math.ceil(items.length / 32);
  const none = () => new Uint32Array(length);
  const add = (set, number) => {
    set[number >> 5] |= 1 << (number & 31);
  };
  const has = (set, number) => (set[number >> 5] & (1 << (number & 31))) !== 0;
  const setOf = (numbers) => {
    const set = none();
    for (const number of numbers) add(set, number);
    return set;
  };
  const everything = setOf(items.keys());
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
      label: summary.querySelector("span").firstChild.textContent.trim(),
      element,
      chosen: summary.querySelector(".chosen"),
      values: [],
    };
    for (const link of element.querySelectorAll("a[data-value]")) {
      link.querySelector(".vh").remove();
      const label = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.name = facet.name;
      box.value = link.dataset.value;
      label.append(box, ...link.childNodes);
      const text = label.querySelector(".value").textContent;
      const value = { facet, box, label, counted: label.querySelector(".count"), text, shown: null, items: none() };
      values.push(value);
      facet.values.push(value);
      link.replaceWith(label);
    }
    return facet;
  });
  items.forEach((item, number) => {
    for (const value of item.dataset.values.split(" ")) add(values[value].items, number);
  });

  // ---- words

  let texts = null;
  // By the last part of the address of its page.
  const slugOf = (item) => item.querySelector(".card-title a").pathname.split("/").at(-2);
  let others = {};
  let asked = null;
  let soon = 0;
  const folded = () =>
    items.map((item) => {
      const chosen = item.dataset.values.split(" ").map((value) => values[value].text);
      return fold(` ${item.textContent} ${others[slugOf(item)] ?? ""} ${chosen.join(" ")} `);
    });
  const askForWords = () => {
    asked ??= fetch(phrases.words)
      .then((answer) => answer.json())
      .then((found) => {
        others = found;
        // Before somebody has written a word, who would wait for it.
        texts = folded();
        // Who still writes is waited for, below.
        if (words.value.trim() && !soon) apply();
      })
      .catch(() => {
        // Then words find what is on the page.
      });
  };
  const withWords = () => {
    const typed = wordsOf(words.value);
    if (!typed.length) return null;
    if (long) {
      long.ask(typed).then((isNew) => isNew && !soon && apply(), () => {});
      return typed.map(long.withWord).reduce((found, numbers) => both(found, numbers ? setOf(numbers) : everything), everything);
    }
    // Not before somebody writes: most readers never do.
    askForWords();
    texts ??= folded();
    // An abbreviation stands for itself.
    const wanted = typed.map((word) => {
      const isShortName = word.length <= 3 && texts.some((text) => text.includes(` ${word} `));
      return isShortName ? ` ${word} ` : ` ${beginningOf(word)}`;
    });
    return setOf([...texts.keys()].filter((number) => wanted.every((word) => texts[number].includes(word))));
  };

  // ---- what is shown

  const setText = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
  };

  // The list holds what is shown and nothing else: what is hidden in it slows a browser down as much as what is not.
  // That is fifty at first; to lay out thousands takes much longer than to find them.
  const most = 50;
  let first = long?.first ?? most;
  let waiting = [];
  const byModel = () => sort.value === "model";
  // One lot under the name of its order, where models do not divide the list.
  // It is a copy without cards, of which there may be thousands.
  for (const group of groups) group.querySelector(".cards").replaceChildren();
  const whole = groups[0].cloneNode(true);
  whole.removeAttribute("class");
  delete whole.dataset.model;
  whole.firstElementChild.className = "lot vh";
  const lotOf = (number) => (byModel() ? groups[groupOf[number]] : whole);
  const put = (wanted) => {
    long?.fill(wanted);
    for (const number of wanted) {
      const lot = lotOf(number);
      if (!lot.isConnected) lots.append(lot);
      lot.querySelector(".cards").append(items[number]);
    }
  };
  const show = (wanted) => {
    for (const lot of [...groups, whole]) lot.querySelector(".cards").replaceChildren();
    lots.replaceChildren();
    lots.dataset.sort = sort.value;
    whole.firstElementChild.textContent = `${sort.labels[0].textContent} ${sort.selectedOptions[0].textContent}`;
    for (const [index, group] of groups.entries()) {
      const size = wanted.filter((number) => groupOf[number] === index).length;
      setText(group.querySelector(".count"), numbers.format(size));
    }
    waiting = wanted;
    showMore(first);
  };
  const showMore = (number = waiting.length) => {
    put(waiting.splice(0, number));
    more.hidden = !waiting.length;
    setText(more, fill(phrases.more, numbers.format(waiting.length)));
  };
  more.addEventListener("click", async () => {
    const next = items[waiting[0]];
    await long?.askForWhole().catch(() => {});
    showMore();
    next.querySelector(".card-title a")?.focus();
  });
  addEventListener("beforeprint", () => {
    // Of a long list, what has not come yet can't be printed.
    if (first === most) showMore();
  });
  long?.whole.then(() => {
    showMore(most - first);
    first = most;
  });

  const started = (number) => items[number].dataset.started ?? "";
  const sortedByTitle = () => {
    const titleOf = items.map((item) => item.querySelector(".card-title").textContent.trim());
    const inOrder = new Intl.Collator(`${document.documentElement.lang}-CA`).compare;
    return [...items.keys()].sort((one, other) => inOrder(titleOf[one], titleOf[other]));
  };
  const byTitle = long?.byTitle ?? sortedByTitle();
  const orders = {
    model: [...items.keys()],
    title: byTitle,
    started: [...byTitle].sort((one, other) => (started(one) < started(other)) - (started(one) > started(other))),
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
    showChips(wanted);
  };

  // Each choice can be taken back where the list begins.
  const showChips = (wanted) => {
    const chosen = values.filter((value) => value.box.checked);
    const taken = chosen.map((value) => [value.text, () => { value.box.checked = false; }]);
    if (wanted) taken.push([wanted, () => { words.value = ""; }]);
    chips.hidden = !taken.length;
    chips.querySelector("ul").replaceChildren(
      ...taken.map(([text, takeBack], index) => {
        const chip = document.importNode(chipTemplate.content, true);
        const button = chip.querySelector("button");
        button.querySelector(".vh").textContent = `${phrases.take} `;
        button.querySelector("b").textContent = text;
        button.addEventListener("click", () => {
          takeBack();
          changed();
          const others = chips.querySelectorAll(".chip");
          (others[Math.min(index, others.length - 1)] ?? heading).focus();
        });
        return chip;
      }),
    );
    setText(filters.querySelector("summary .chosen"), taken.length ? ` ${fill(phrases.chosen, numbers.format(taken.length))}` : "");
  };

  const offerWaysOut = (found, criteria, allBut) => {
    nothing.hidden = found > 0;
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
        value.counted.textContent = numbers.format(size);
        value.label.classList.toggle("none", !size);
      }
    });
    const size = sizeOf(found);
    const phrase = size > 1 && size === items.length ? phrases.all : size > 1 ? phrases.many : size ? phrases.one : phrases.none;
    const total = numbers.format(items.length);
    const said = phrase === phrases.many ? fill(phrase, numbers.format(size), total) : fill(phrase, total);
    if (count.textContent !== said) announced.textContent = said;
    setText(count, said);
    setText(see, said);
    sayWhatIsChosen();
    offerWaysOut(size, criteria, allBut);
    for (const { link, value } of choosing) {
      if (value.box.checked) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };

  // ---- the state in the address

  const languageLink = document.querySelector("a.lang");
  const counterpart = languageLink.href;
  const query = () => {
    const state = new URLSearchParams();
    for (const { box } of values) if (box.checked) state.append(box.name, box.value);
    if (words.value.trim()) state.set("q", words.value.trim());
    if (sort.value !== "model") state.set("sort", sort.value);
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
    sort.value = state.get("sort") ?? "model";
    if (sort.selectedIndex < 0) sort.value = "model";
    apply();
    keepInLanguageLink();
  };
  // While somebody writes, the address follows without a step back for every letter.
  const changed = ({ writing = false } = {}) => {
    clearTimeout(soon);
    soon = 0;
    apply();
    keepInLanguageLink();
    const address = location.pathname + query();
    if (writing && history.state?.writing) history.replaceState({ writing }, "", address);
    else if (address !== location.pathname + location.search) history.pushState({ writing }, "", address);
    shown = location.search;
  };

  // ---- what readers do

  const forgetAll = () => {
    for (const { box } of values) box.checked = false;
    words.value = "";
    changed();
  };

  if (!long) {
    words.addEventListener("focus", askForWords);
    if (document.activeElement === words) askForWords();
  }
  words.addEventListener("input", () => {
    clearTimeout(soon);
    // Not at each letter: the number of results is read out.
    soon = setTimeout(() => changed({ writing: true }), 250);
  });
  finder.addEventListener("change", (event) => {
    if (event.target !== words) changed();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    changed({ writing: true });
  });
  for (const button of finder.querySelectorAll(".finder-clear")) {
    button.addEventListener("click", () => {
      forgetAll();
      heading.focus();
    });
  }
  // On a small screen the filters are above the list, so they close on the way to it.
  see.closest("button").addEventListener("click", () => {
    filters.open = false;
    heading.scrollIntoView();
    heading.focus({ preventScroll: true });
  });
  addEventListener("popstate", () => {
    // A link to a part of the page changes the address too, and nothing of the choice.
    if (location.search !== shown) read();
  });

  // A place of the map is its box in the list of places. One without case studies stays a link to what is said of it.
  const choosing = [...finder.querySelectorAll("a[data-choose]")].flatMap((link) => {
    const [[name, id]] = new URLSearchParams(link.dataset.choose);
    const value = values.find(({ box }) => box.name === name && box.value === id);
    if (!value) return [];
    link.setAttribute("href", `?${link.dataset.choose}`);
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      value.box.checked = !value.box.checked;
      changed();
    });
    return [{ link, value }];
  });

  read();
  for (const facet of facets) {
    for (const { box } of facet.values) {
      if (!box.checked) continue;
      for (let around = box.closest("details"); around !== filters; around = around.parentElement.closest("details")) around.open = true;
    }
  }
  finder.classList.add("ready");
  // An address that somebody shares is about what it chooses.
  if (query() && !location.hash && !history.state) heading.scrollIntoView();
};

(() => {
  const finder = document.querySelector(".finder");
  if (!finder) {
    // A page without the list: its links choose in the list on its own page.
    for (const link of document.querySelectorAll("a[data-choose]")) link.href = link.dataset.choose;
    return;
  }
  // A long list has a script of its own.
  if (!finder.dataset.list) beginFinder(finder);
})();
