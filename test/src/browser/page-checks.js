/**
 * Runs in the page before all other scripts: collects violations of the content security policy, and finds faults that
 * a person would see. Plain JavaScript, because the browser gets the file as it is.
 */
window.hotlineChecks = (() => {
  const reports = [];
  document.addEventListener('securitypolicyviolation', (event) =>
    reports.push(`${event.violatedDirective} ${event.blockedURI}`),
  );
  const LABELS =
    'button, .button .cut, .tag, .tab, .rail-link span, label, legend, th, dt, h1, h2, h3, kbd, summary, .segment span';
  const isSeen = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && getComputedStyle(element).visibility !== 'hidden';
  };
  const named = (element) =>
    `${element.tagName.toLowerCase()}.${[...element.classList].join('.')} "${(element.textContent ?? '').trim().slice(0, 40)}"`;
  const layers = () => {
    const open = [...document.querySelectorAll('[role=dialog], [role=menu]')].filter(isSeen);
    return open.length > 0 ? open : [document.body];
  };
  return {
    reports: () => reports,
    /**
     * Labels of which a part is hidden. Elements with `data-may-be-cut` hold text that people typed, which may be cut.
     */
    cutLabels: () =>
      layers()
        .flatMap((layer) => [...layer.querySelectorAll(LABELS)])
        .filter((element) => isSeen(element) && !element.closest('.only-heard, [data-may-be-cut]'))
        .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
        .filter((element) => getComputedStyle(element).display !== 'inline')
        .map(named),
    /**
     * Elements that stick out of the page, or of a box that scrolls sideways. The row of buttons on phones may scroll.
     */
    wideParts: () => {
      const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX) && isSeen(element);
      const boxes = [document.documentElement, ...[...document.querySelectorAll('body *')].filter(scrolls)];
      // WCAG 1.4.10 allows tables of figures to scroll; a region with a name and the focus scrolls by keyboard.
      const mayScroll = '.thumb-bar .steps, [role=region][aria-label][tabindex="0"]:has(> table)';
      const wide = boxes.filter((box) => box.scrollWidth > box.clientWidth + 1 && !box.matches(mayScroll));
      return wide.flatMap((box) => {
        const right = box.getBoundingClientRect().left + box.clientWidth;
        const over = [...box.querySelectorAll('*')].filter(
          (element) => isSeen(element) && element.getBoundingClientRect().right > right + 1,
        );
        return over.slice(0, 3).map(named);
      });
    },
    /** Violations of the Web Content Accessibility Guidelines, levels A and AA, and of good practice. */
    axe: async (rules) => {
      const only = rules
        ? { type: 'rule', values: rules }
        : { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
      const { violations } = await window.axe.run(document, {
        runOnly: only,
        resultTypes: ['violations'],
        elementRef: false,
      });
      return violations.flatMap(({ id, nodes }) =>
        nodes.slice(0, 3).map(({ html, any, all, none }) => {
          const why = [...any, ...all, ...none].map(({ message }) => message).join('; ');
          return `${id}: ${html.slice(0, 200)} (${why.slice(0, 200)})`;
        }),
      );
    },
  };
})();
