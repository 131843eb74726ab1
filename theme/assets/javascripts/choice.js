// “Which model fits?”: ranks the models by the reader's answers, and keeps the answers in the address.
(() => {
  const choice = document.querySelector(".choice");
  if (!choice) return;
  const form = choice.querySelector(".choice-form");
  const results = choice.querySelector(".choice-results");
  const candidates = choice.querySelector(".choice-candidates");
  const legend = choice.querySelector(".choice-legend");
  const share = choice.querySelector(".choice-share");
  const bar = choice.querySelector(".bar-fit");
  const status = choice.querySelector(".choice-status");
  const title = choice.querySelector(".choice-title");
  const nameOfLegend = title.textContent;
  const list = document.importNode(candidates.content, true).querySelector(".choice-models");
  const models = [...list.children];
  const questions = [...form.querySelectorAll("fieldset")].map((group) => group.querySelector("input").name);
  const languageLink = document.querySelector("a.lang");
  let lastAnswered = null;
  let lastBest = "";

  // The question about the partner puts case studies in order, and speaks for no model.
  const PARTNER = "partner";

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

  const SVG = "http://www.w3.org/2000/svg";
  const drawScore = (drawing, score, total) => {
    const step = 88 / total;
    const boxes = Array.from({ length: total }, (_, index) => {
      const box = document.createElementNS(SVG, "rect");
      const size = { x: 1 + index * step, y: 1, width: step - 3, height: 8, rx: 3 };
      for (const [name, value] of Object.entries(size)) box.setAttribute(name, value);
      box.setAttribute("class", index < score ? "hi" : "ring");
      return box;
    });
    drawing.replaceChildren(...boxes);
  };

  const describe = ({ model, subtypes, score }, answers) => {
    const total = answersWithPoints(answers).length;
    const line = model.querySelector(".choice-score");
    line.textContent = fill(line.dataset.of, { count: score, total });
    drawScore(model.querySelector(".score svg"), score, total);
    model.querySelector(".choice-why").hidden = score === 0;

    const named = model.querySelector(".choice-subtypes");
    const items = byPoints([...named.querySelectorAll("li")], subtypes);
    for (const item of items) item.hidden = !subtypes.includes(item.dataset.subtype);
    named.querySelector("ul").append(...items);
    named.hidden = subtypes.length === 0;

    const cases = model.querySelector(".choice-cases");
    if (!cases) return;
    const partner = answers.get(PARTNER);
    const isTheirs = (item) => partner !== undefined && item.dataset.orders.split(" ").includes(partner);
    const nearest = byPoints([...cases.children], subtypes).sort((a, b) => isTheirs(b) - isTheirs(a));
    nearest.forEach((item, index) => {
      item.hidden = index >= Number(cases.dataset.most);
      // Whom to call first is on the partner's side.
      const calls = [...item.querySelectorAll(".choice-call")];
      item.append(...calls.sort((a, b) => (b.dataset.order === partner) - (a.dataset.order === partner)));
    });
    cases.append(...nearest);
  };

  const nameOf = (model) => model.querySelector(".choice-name").textContent.trim();

  // On a small screen the results are below all questions: a bar says what is in front, and leads there.
  const sayInBar = (best) => {
    bar.hidden = !best.length;
    if (!best.length) return;
    const [{ model }] = best;
    const mark = best.length === 1 ? [model.querySelector(".mark").cloneNode(true)] : [];
    bar.querySelector(".bar-mark").replaceChildren(...mark);
    const names = best.map((entry) => nameOf(entry.model)).join(", ");
    bar.querySelector(".bar-text").textContent = `${names}, ${model.querySelector(".choice-score").textContent}`;
  };

  const answersWithPoints = (answers) => [...answers.keys()].filter((question) => question !== PARTNER);

  const show = () => {
    const answers = given();
    const ranked = models.map((model) => weigh(model, answers)).sort((a, b) => b.score - a.score);
    const best = ranked.filter(({ score }) => score > 0 && score === ranked[0].score);
    const hasResults = best.length > 0;
    if (hasResults) for (const entry of ranked) describe(entry, answers);
    list.replaceChildren(...ranked.map(({ model }) => model));
    const named = best.map(({ model }) => nameOf(model)).join(", ");
    // What a reader has opened stays open while the same models lead.
    if (named !== lastBest) for (const { model } of ranked) model.querySelector(".choice-why").open = model === best[0]?.model;
    lastBest = named;
    results.hidden = share.hidden = !hasResults;
    legend.hidden = hasResults;
    title.textContent = hasResults ? title.dataset.results : nameOfLegend;
    if (languageLink) languageLink.search = keep(answers);
    sayInBar(best);
    if (!hasResults) return false;
    const progress = fill(status.dataset.progress, {
      answered: answersWithPoints(answers).length,
      total: questions.length - 1,
    });
    const first = document.createElement("b");
    first.textContent = fill(best.length > 1 ? status.dataset.tie : status.dataset.first, { models: named });
    status.replaceChildren(first, ` ${progress}`);
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
    if (!show()) status.textContent = status.dataset.wait;
  };

  addEventListener("popstate", readAddress);

  results.append(list);
  choice.classList.add("ready");
  readAddress();
})();
