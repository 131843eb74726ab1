// “Which model fits?”: ranks the models by the reader's answers, and keeps the answers in the address.
(() => {
  const form = document.querySelector(".choice-form");
  const results = document.querySelector(".choice-results");
  const candidates = document.querySelector(".choice-candidates");
  if (!form || !results || !candidates) return;

  const status = form.querySelector(".choice-status");
  const title = results.querySelector(".choice-title");
  const list = document.importNode(candidates.content, true).querySelector(".choice-models");
  const models = [...list.children];
  const questions = [...form.querySelectorAll("fieldset")].map((group) => group.querySelector("input").name);
  const languageLink = document.querySelector("a.language");
  let lastAnswered = null;

  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const times = (items, item) => items.filter((other) => other === item).length;

  // ---- answers: by question, those that say something

  // By their attribute: an id such as `length` means something else to `form.elements`.
  const inputsOf = (question) => [...form.querySelectorAll("input")].filter(({ name }) => name === question);

  const given = () => {
    const chosen = questions.map((question) => [question, inputsOf(question).find(({ checked }) => checked)?.value]);
    return new Map(chosen.filter(([, answer]) => answer));
  };

  const write = (answers) => {
    for (const question of questions) {
      const inputs = inputsOf(question);
      const chosen = inputs.find((input) => input.value === (answers.get(question) ?? ""));
      (chosen ?? inputs.find((input) => input.value === "")).checked = true;
    }
  };

  // ---- the address

  const inAddress = () => new URLSearchParams(location.search);

  const keep = (answers) => {
    const query = new URLSearchParams([...answers]).toString();
    return query ? `?${query}` : "";
  };

  const remember = (isNew) => {
    const address = location.pathname + keep(given());
    try {
      if (isNew) history.pushState(null, "", address);
      else history.replaceState(null, "", address);
    } catch {
      // Some browsers refuse after many changes; the answers are shown all the same.
    }
  };

  // ---- results

  const weigh = (model, answers) => {
    const reasons = [...model.querySelectorAll(".choice-reasons > li")];
    for (const reason of reasons) reason.hidden = answers.get(reason.dataset.question) !== reason.dataset.answer;
    const shown = reasons.filter((reason) => !reason.hidden);
    const subtypes = shown.map((reason) => reason.dataset.subtype).filter(Boolean);
    return { model, subtypes, score: new Set(shown.map((reason) => reason.dataset.question)).size };
  };

  // The sub-types that the answers name most come first; items of the same sub-type keep their order.
  const byPoints = (items, subtypes) =>
    [...items].sort((a, b) => times(subtypes, b.dataset.subtype) - times(subtypes, a.dataset.subtype));

  const describe = ({ model, subtypes, score }, rank, isTied, total) => {
    const line = model.querySelector(".choice-rank");
    const place = fill(isTied ? line.dataset.tied : line.dataset.rank, { rank });
    line.textContent = `${place} · ${fill(line.dataset.score, { count: score, total })}`;

    const named = model.querySelector(".choice-subtypes");
    const items = byPoints([...named.querySelectorAll("li")], subtypes);
    for (const item of items) item.hidden = !subtypes.includes(item.dataset.subtype);
    named.querySelector("ul").append(...items);
    named.hidden = subtypes.length === 0;

    const cases = model.querySelector(".choice-cases");
    if (!cases) return;
    const nearest = byPoints([...cases.children], subtypes);
    nearest.forEach((item, index) => { item.hidden = index >= Number(cases.dataset.most); });
    cases.append(...nearest);
  };

  const show = () => {
    const answers = given();
    const weighed = models.map((model) => weigh(model, answers)).filter(({ score }) => score > 0);
    const ranked = [...weighed].sort((a, b) => b.score - a.score);
    for (const entry of ranked) {
      const rank = 1 + ranked.filter(({ score }) => score > entry.score).length;
      const isTied = ranked.some((other) => other !== entry && other.score === entry.score);
      describe(entry, rank, isTied, answers.size);
    }
    list.replaceChildren(...ranked.map(({ model }) => model));
    results.hidden = ranked.length === 0;
    if (languageLink) languageLink.search = keep(answers);
    if (!ranked.length) return false;
    const best = ranked.filter(({ score }) => score === ranked[0].score);
    const names = best.map(({ model }) => model.querySelector(".card-title").textContent.trim()).join(", ");
    const progress = fill(status.dataset.progress, { answered: answers.size, total: questions.length });
    status.textContent = `${progress} ${fill(status.dataset.first, { models: names })}`;
    return true;
  };

  const showOrAsk = () => {
    const isShown = show();
    if (!isShown) status.textContent = status.dataset.none;
    return isShown;
  };

  // ---- what the reader does

  form.addEventListener("change", (event) => {
    // Someone who goes through the answers of a question with the arrow keys goes back over all of them at once.
    remember(event.target.name !== lastAnswered);
    lastAnswered = event.target.name;
    showOrAsk();
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (showOrAsk()) title.focus();
  });

  form.addEventListener("reset", (event) => {
    event.preventDefault();
    write(new Map());
    remember(true);
    lastAnswered = null;
    showOrAsk();
  });

  const readAddress = () => {
    write(inAddress());
    lastAnswered = null;
    if (!show()) status.textContent = "";
  };

  addEventListener("popstate", readAddress);

  results.append(list);
  for (const overview of document.querySelectorAll(".choice-overview")) overview.open = false;
  readAddress();
})();
