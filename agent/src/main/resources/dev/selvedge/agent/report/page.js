'use strict';
(() => {
  const form = document.getElementById('filter');
  if (!form) {
    return;
  }
  const search = document.getElementById('search');
  const selects = ['rule', 'severity', 'test']
    .map((id) => document.getElementById(id))
    .filter((select) => select);
  const groups = [...document.querySelectorAll('.rule')].map((element) => ({
    element,
    findings: [...element.querySelectorAll('.finding')].map((finding) => ({
      element: finding,
      text: (finding.dataset.rule + ' ' + finding.textContent).toLowerCase(),
      rule: [finding.dataset.rule],
      severity: [finding.dataset.severity],
      test: finding.dataset.tests.split(' '),
    })),
  }));
  const total = groups.reduce((sum, group) => sum + group.findings.length, 0);

  const update = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter((word) => word);
    const matches = (finding) =>
      words.every((word) => finding.text.includes(word)) &&
      selects.every((select) => !select.value || finding[select.id].includes(select.value));
    let shown = 0;
    for (const group of groups) {
      let inGroup = 0;
      for (const finding of group.findings) {
        const match = matches(finding);
        finding.element.hidden = !match;
        inGroup += match ? 1 : 0;
      }
      group.element.hidden = inGroup === 0;
      shown += inGroup;
    }
    document.getElementById('no-match').hidden = shown > 0;
    document.getElementById('shown').textContent =
      shown === total
        ? `${total} ${total === 1 ? 'finding' : 'findings'}`
        : `${shown} of ${total} findings`;
  };

  form.addEventListener('input', update);
  form.addEventListener('submit', (event) => event.preventDefault());
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input, select, textarea');
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
    }
  });
  form.hidden = false;
  // A browser that restores the fields of a reloaded page has to be followed.
  window.addEventListener('pageshow', update);
})();
