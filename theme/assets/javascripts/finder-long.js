// The case finder where its list is too long for its page, after finder.js: what is chosen among comes once a reader is about
// to choose, or with an address that holds a choice; then only with the cards that it shows first, and the others when the
// reader does something. Until then, and where it can't come, links lead to the parts of the list.
(() => {
  const finder = document.querySelector(".finder");
  const file = new URL(finder.dataset.list, location.href);
  // The other files stand beside it. Each comes once; one that failed to come can be tried again.
  const loads = {};
  const load = (name) =>
    (loads[name] ??= fetch(new URL(name, file)).then((answer) => answer.json()).catch((error) => {
      delete loads[name];
      throw error;
    }));

  // What finder.js knows as `long`; case studies are numbers, in the order of the list.
  const longList = (list) => {
    let next = 0;
    const starts = list.sizes.map((size) => (next += size) - size);
    const long = { first: 6, byTitle: [...list.titles].map((lot) => starts[lot]++), items: [] };

    // ---- cards

    const cards = [];
    const write = (numbers) => {
      for (const number of numbers) {
        // Written by the templates of this site, in a file of this site.
        if (cards[number] && !long.items[number].firstChild) long.items[number].innerHTML = cards[number];
      }
    };
    const keep = (first) => (found) => {
      found.forEach((card, index) => { cards[first + index] = card; });
    };
    long.fill = (numbers) => {
      write(numbers);
      for (const index of new Set(numbers.filter((number) => !cards[number]).map((number) => Math.floor(number / list.together)))) {
        Promise.any([load(list.cards[index]).then(keep(index * list.together)), long.whole]).then(() => write(numbers));
      }
    };
    let arrived = null;
    long.whole = new Promise((resolve) => { arrived = resolve; });
    long.askForWhole = () => load(list.all).then(keep(0)).then(arrived);

    // ---- words, in order, of which each file says the first that it has

    const words = [];
    const firsts = list.words.map(([first]) => first);
    const filesWith = (word) => {
      const beginning = beginningOf(word);
      return [...firsts.keys()].filter((index) => firsts[index] <= `${beginning}\uffff` && !(firsts[index + 1] <= beginning));
    };
    // Returns whether some had to be loaded.
    long.ask = async (typed) => {
      const missing = [...new Set(typed.flatMap(filesWith))].filter((index) => !words[index]);
      await Promise.all(missing.map(async (index) => { words[index] = await load(list.words[index][1]); }));
      return missing.length > 0;
    };
    const numbersOf = (steps) => {
      let number = 0;
      return steps.split(" ").map((step) => (number += Number(step)));
    };
    long.withWord = (word) => {
      const files = filesWith(word);
      if (files.some((index) => !words[index])) return null;
      const known = Object.fromEntries(files.flatMap((index) => Object.entries(words[index])));
      const isShortName = word.length <= 3 && word in known;
      const meant = isShortName ? [word] : Object.keys(known).filter((one) => one.startsWith(beginningOf(word)));
      return meant.flatMap((one) => numbersOf(known[one]));
    };
    return long;
  };

  // Each item as on a page that has them all, but for its card.
  const putItems = ({ sizes, values, started }, items) => {
    finder.querySelector(".finder-first").remove();
    [...finder.querySelectorAll(".lots > section")].forEach((section, lot) => {
      section.querySelector(":scope > p").remove();
      const own = Array.from({ length: sizes[lot] }, (_, index) => {
        const item = document.createElement("li");
        item.className = `card ${section.className}`;
        item.dataset.values = values[items.length + index];
        item.dataset.started = started[items.length + index];
        return item;
      });
      section.querySelector(".cards").replaceChildren(...own);
      items.push(...own);
    });
  };

  let long = null;
  let coming = null;
  const boxOf = (link) => `[data-facet="${link.closest(".facet").dataset.facet}"] input[value="${CSS.escape(link.dataset.value)}"]`;
  const linkAt = (element) => element?.closest(".facet a[data-value]");
  const begin = async ({ isWhole }) => {
    const list = await load(file);
    const found = longList(list);
    if (isWhole) {
      await found.askForWhole();
      found.first = undefined;
    } else await found.ask(wordsOf(new URLSearchParams(location.search).get("q") ?? ""));
    putItems(list, found.items);
    const at = linkAt(document.activeElement);
    const box = at && boxOf(at);
    long = found;
    beginFinder(finder, long);
    if (box) finder.querySelector(box).focus();
  };
  const ask = () => (coming ??= begin({ isWhole: true }));
  const askSoon = () => {
    ask().then(() => long.askForWhole()).catch(() => {});
  };
  for (const event of ["pointerover", "pointerdown", "focusin"]) finder.addEventListener(event, askSoon, { once: true });
  addEventListener("keydown", askSoon, { once: true });
  finder.addEventListener("click", (event) => {
    const link = linkAt(event.target);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const box = boxOf(link);
    ask().then(
      () => {
        finder.querySelector(box).click();
        finder.querySelector(box).focus();
      },
      () => { location.href = link.href; },
    );
  });
  if (location.search) {
    coming = begin({ isWhole: false });
    coming.catch(() => { coming = null; });
  }
})();
