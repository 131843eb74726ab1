// What the audit asks of a page. The browser runs this before the page's own scripts, in each page of the audit.
(() => {
  "use strict";
  const audit = {};
  window.audit = audit;

  audit.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      audit.shifts.push(...entry.sources.map(({node}) => [name(node), `moved by ${entry.value.toFixed(4)}`]));
    }
  }).observe({type: "layout-shift", buffered: true});

  // A short way to say which element it is.
  const name = (node) => {
    const element = node instanceof Element ? node : node?.parentElement;
    if (!element) return "a part that is gone";
    const step = (one) => one.localName + (one.id ? `#${one.id}` : "") + [...one.classList].map((each) => `.${each}`).join("");
    const words = (element.getAttribute("aria-label") ?? element.textContent).replace(/\s+/g, " ").trim().slice(0, 50);
    return `${element.parentElement ? `${step(element.parentElement)} > ` : ""}${step(element)} “${words}”`;
  };
  const isShown = (element) => element.checkVisibility({visibilityProperty: true, opacityProperty: true});

  // ---- everything open

  audit.open = (selector) => {
    for (const details of document.querySelectorAll(selector)) details.open = true;
  };

  audit.settled = async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  };

  // ---- width

  audit.sideways = () => {
    const root = document.documentElement;
    const over = document.scrollingElement.scrollWidth - root.clientWidth;
    if (over <= 0) return [];
    const beyond = [...document.body.querySelectorAll("*")].filter((element) => isShown(element)
      && element.getBoundingClientRect().right > root.clientWidth + 0.5 && !scrolls(element.parentElement));
    const innermost = beyond.filter((element) => !beyond.some((other) => other !== element && element.contains(other)));
    return (innermost.length ? innermost : [root]).map((element) => [name(element), `the page is ${over} pixels too wide`]);
  };
  const scrolls = (element) => element && element !== document.body
    && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));

  // ---- focus

  const STOPS = "a[href], button, summary, input, select, textarea, [tabindex='0']";
  const LOOK = ["outlineStyle", "outlineWidth", "outlineColor", "outlineOffset", "boxShadow"];
  const ring = (element) => {
    const style = getComputedStyle(element);
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1
      && !/^(transparent|rgba\(.*, 0\))$/.test(style.outlineColor);
    return outlined || style.boxShadow !== "none" ? LOOK.map((property) => style[property]).join() : "";
  };
  // A card, a label or a summary's frame that holds what has the focus may wear the ring; a place of the map is filled.
  const wearers = (element) => [element, element.parentElement, element.closest("li"), element.closest("label"),
    ...(element.labels ?? [])].filter(Boolean);
  const look = (element) => [...wearers(element).map(ring),
    ...[...element.querySelectorAll("use, path, circle")].map((shape) => getComputedStyle(shape))
      .map(({fill, stroke, strokeWidth}) => [fill, stroke, strokeWidth].join())];

  audit.focus = () => {
    const unseen = [];
    let stops = 0;
    for (const element of document.querySelectorAll(STOPS)) {
      if (!element.checkVisibility({visibilityProperty: true}) || element.disabled) continue;
      stops += 1;
      document.activeElement?.blur();
      const before = look(element);
      element.focus({preventScroll: true});
      if (document.activeElement !== element) {
        unseen.push([name(element), "does not take the focus"]);
        continue;
      }
      const after = look(element);
      if (!after.some((one, index) => one && one !== before[index])) unseen.push([name(element), "its focus is not seen"]);
    }
    document.activeElement?.blur();
    return {stops, unseen};
  };

  // ---- text spacing

  const spacing = new CSSStyleSheet();
  spacing.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }`);
  const large = new CSSStyleSheet();
  large.replaceSync("html { font-size: 200% !important; }");
  const set = (sheet, isOn) => {
    const others = document.adoptedStyleSheets.filter((one) => one !== sheet);
    document.adoptedStyleSheets = isOn ? [...others, sheet] : others;
  };

  const texts = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement;
      if (!node.data.trim() || !isShown(element) || element.closest("svg, select, noscript, script")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) if (box.width > 1 && box.height > 1) found.push({element, box});
    }
    return found;
  };
  // Words that only a screen reader reads stand in a box of a pixel, on purpose.
  const isForEars = (element) => {
    for (let one = element; one; one = one.parentElement) {
      if (one.offsetWidth <= 1 || one.offsetHeight <= 1 || getComputedStyle(one).clipPath !== "none") return true;
    }
    return false;
  };
  const isCut = ({element, box}) => {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (style.display === "inline" || style.display === "contents") continue;
      const frame = one.getBoundingClientRect();
      const hides = (overflow) => overflow === "hidden" || overflow === "clip";
      if (hides(style.overflowX) && (box.right > frame.right + 1 || box.left < frame.left - 1)) return true;
      if (hides(style.overflowY) && (box.bottom > frame.bottom + 1 || box.top < frame.top - 1)) return true;
      if (style.position === "fixed") break;
    }
    return false;
  };
  const isFixed = (element) => element && (/fixed|sticky/.test(getComputedStyle(element).position) || isFixed(element.parentElement));

  audit.lost = () => {
    const shown = texts().filter(({element}) => !isForEars(element));
    const lost = shown.filter(isCut).map(({element}) => [name(element), "is cut off"]);
    const still = shown.filter(({element}) => !isFixed(element)).sort((a, b) => a.box.top - b.box.top);
    still.forEach((one, index) => {
      for (let next = index + 1; next < still.length && still[next].box.top < one.box.bottom - 3; next += 1) {
        const other = still[next];
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
        // Lines of a text stand close by its own choice.
        const share = down / Math.min(one.box.height, other.box.height);
        if (across > 3 && share > 0.5 && one.element !== other.element) {
          lost.push([name(other.element), `stands on ${name(one.element)}`]);
        }
      }
    });
    return lost;
  };
  audit.spaced = (isOn) => set(spacing, isOn);
  audit.enlarged = (isOn) => set(large, isOn);

  // ---- the reader's own colours

  audit.shapes = () => {
    const numbers = (colour) => colour.match(/[\d.]+/g)?.map(Number) ?? [];
    const luminance = (colour) => {
      const [r, g, b] = numbers(colour).slice(0, 3).map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element) => {
      for (let one = element; one; one = one.parentElement) {
        const colour = getComputedStyle(one).backgroundColor;
        if (numbers(colour)[3] !== 0 && numbers(colour).length) return colour;
      }
      return getComputedStyle(document.documentElement).colorScheme.includes("dark") ? "rgb(0, 0, 0)" : "rgb(255, 255, 255)";
    };
    const drawn = (colour) => colour !== "none" && numbers(colour).length && numbers(colour)[3] !== 0;
    return [...document.querySelectorAll("svg")].filter(isShown).filter((svg) => {
      const ground = luminance(behind(svg.parentElement));
      const shapes = [...svg.querySelectorAll("path, rect, circle, line, polyline, polygon, use, text")].filter(isShown);
      // What a sign is drawn with can't be asked; all signs are drawn in the colour of the text.
      const paints = (shape) => shape.matches("use") ? ["color"] : ["fill", "stroke"];
      return shapes.length && !shapes.some((shape) => paints(shape).map((paint) => getComputedStyle(shape)[paint])
        .filter(drawn).some((colour) => {
          const [light, dark] = [luminance(colour), ground].sort((a, b) => b - a);
          return (light + 0.05) / (dark + 0.05) >= 3;
        }));
    }).map((svg) => [name(svg), "no part of the drawing stands out from what is behind it"]);
  };

  // ---- motion

  audit.motion = () => {
    const seconds = (value) => Math.max(...value.split(",").map((one) => parseFloat(one) * (one.includes("ms") ? 0.001 : 1)));
    const moving = [];
    for (const element of [document.documentElement, ...document.body.querySelectorAll("*")]) {
      const style = getComputedStyle(element);
      if (style.animationName !== "none" && seconds(style.animationDuration) > 0.01) moving.push([name(element), "is animated"]);
      if (seconds(style.transitionDuration) > 0.01) moving.push([name(element), `changes over ${style.transitionDuration}`]);
      if (style.scrollBehavior === "smooth") moving.push([name(element), "scrolls smoothly"]);
    }
    return moving;
  };

  // ---- axe

  audit.axe = async () => {
    const {violations} = await axe.run({resultTypes: ["violations"], rules: {"target-size": {enabled: true}}});
    return violations.flatMap(({id, nodes}) => nodes.map((node) =>
      [id, `${node.target.join(" ")} ${node.html.slice(0, 120)}`, node.failureSummary.replace(/\s+/g, " ")]));
  };
})();
