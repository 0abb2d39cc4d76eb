// Says in words what the timeline draws: of the task that is chosen, and of all as a table.
const SelvedgeWords = (() => {
  const { runs, endOf, nameOf, duration } = SelvedgeModel;

  const element = (tag, text, attributes = {}) => {
    const made = document.createElement(tag);
    made.textContent = text;
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    return made;
  };

  const outcomes = {
    succeeded: 'succeeded', failed: 'failed', cancelled: 'was cancelled', dropped: 'was dropped', alive: 'had not ended',
  };

  const waitedFor = (model, task) => {
    const sums = new Map();
    for (const run of runs(task)) {
      for (const wait of run.waits) {
        const known = sums.get(wait.on) || { nanos: 0, site: wait.site, longest: -1 };
        const lasted = (wait.to < 0 ? endOf(model, run) : wait.to) - wait.from;
        known.nanos += Math.max(0, lasted);
        if (lasted > known.longest) {
          known.longest = lasted;
          known.site = wait.site;
        }
        sums.set(wait.on, known);
      }
    }
    return [...sums].sort((a, b) => b[1].nanos - a[1].nanos);
  };

  const lasted = (model, task) =>
    runs(task).reduce((sum, run) => sum + (run.began < 0 ? 0 : endOf(model, run) - run.began), 0);

  const last = (task) => runs(task)[runs(task).length - 1];

  /** Of a task that ran often the last time counts: it may have died of it. */
  const outcomeOf = (task) => {
    const ended = last(task).outcome;
    const words = outcomes[ended] || ended;
    const before = runs(task).slice(0, -1);
    return before.some((run) => run.outcome !== ended)
      ? words + ' at last, ' + before.filter((run) => run.outcome === 'succeeded').length + ' times succeeded before'
      : words;
  };

  const sum = (task, key) => runs(task).reduce((all, run) => all + run[key], 0);

  /** How long it has waited, what goes on included. */
  const waitedIn = (model, task) =>
    runs(task).reduce((all, run) => all + run.waited + run.waits
      .filter((wait) => wait.to < 0)
      .reduce((open, wait) => open + Math.max(0, endOf(model, run) - wait.from), 0), 0);

  const facts = (model, task) => {
    const list = [];
    const add = (name, value) => value && list.push([name, value]);
    const again = task.again ? ', ' + (task.again.length + 1) + ' times' : '';
    add('Kind', task.kind + ' #' + task.id + again);
    add('Outcome', outcomeOf(task));
    add('Thread', last(task).thread || 'none: it never ran');
    add('Made at', task.site && task.site + (task.api ? ', by ' + task.api : ''));
    add('Scope', task.scope > 0 && 'number ' + task.scope);
    add('Made after', duration(task.made));
    const timed = task.kind === 'scheduled task' || task.kind === 'timer task';
    const until = timed ? 'Waited for its time' : task.kind === 'stage' ? 'Waited to be run' : 'Waited for a thread';
    add(until, task.began >= 0 && task.began - task.made >= 1e5 && duration(task.began - task.made));
    add('Ran for', task.began >= 0 && duration(lasted(model, task)) + (last(task).ended < 0 ? ' and on' : ''));
    waitedFor(model, task).forEach(([on, { nanos, site }]) =>
      add('Waited: ' + on, duration(nanos) + (site ? ', longest at ' + site : '')));
    const further = sum(task, 'waitsOmitted');
    add('Further waits', further > 0 && further + ' that were shorter');
    runs(task).forEach((run) => run.holds.forEach((hold) =>
      add('Held its carrier', hold.how + ', ' + duration((hold.to < 0 ? endOf(model, run) : hold.to) - hold.from))));
    const later = sum(task, 'holdsOmitted');
    add('Held its carrier', later > 0 && later + (later > 1 ? ' times' : ' time') + ' more after that');
    for (const each of model.interrupts) {
      if (each.to === task.id) add('Interrupted', 'after ' + duration(each.at) + ' by ' + each.who + ': ' + each.paid);
    }
    return list;
  };

  /** Describes a task. */
  const describe = (target, model, task) => {
    target.replaceChildren();
    if (!task) {
      target.append(element('p', 'Choose a task to see more of it.', { class: 'quiet' }));
      return;
    }
    target.append(element('h3', nameOf(task)));
    for (const finding of task.findings) {
      const line = element('p', '', { class: finding.error ? 'error' : 'warning' });
      line.append(element('span', finding.error ? 'Error' : 'Warning', { class: 'badge' }), ' ');
      const words = finding.rule + ': ' + finding.message;
      line.append(finding.anchor ? element('a', words, { href: '#' + finding.anchor }) : words);
      target.append(line);
    }
    const list = element('dl', '', { class: 'facts' });
    for (const [name, value] of facts(model, task)) {
      const pair = element('div', '');
      pair.append(element('dt', name), element('dd', value));
      list.append(pair);
    }
    target.append(list);
  };

  const PIECE = 200;
  const COLUMNS = ['Task', 'Kind', 'Made at', 'Made after', 'Ran for', 'Waited', 'Outcome', 'Findings'];

  /** Fills the table with rows from one on; says how many it has now. */
  const rows = (target, model, from, choose) => {
    let body = target.querySelector('tbody');
    if (from === 0 || !body) {
      const table = element('table', '');
      const head = element('tr', '');
      COLUMNS.forEach((column) => head.append(element('th', column, { scope: 'col' })));
      const header = element('thead', '');
      header.append(head);
      body = element('tbody', '');
      table.append(header, body);
      target.replaceChildren(table);
    }
    const piece = model.rows.slice(from, from + PIECE);
    for (const task of piece) {
      const row = element('tr', '');
      const name = element('th', '', { scope: 'row' });
      const button = element('button', nameOf(task), { type: 'button', class: 'plain' });
      button.addEventListener('click', () => choose(task));
      name.append(button);
      row.append(name);
      [
        task.kind + ' #' + task.id,
        task.site,
        duration(task.made),
        task.began < 0 ? 'never' : duration(lasted(model, task)),
        duration(waitedIn(model, task)),
        outcomeOf(task),
        task.findings.map((finding) => finding.rule).join(', '),
      ].forEach((text) => row.append(element('td', text)));
      body.append(row);
    }
    return from + piece.length;
  };

  return { describe, rows, element };
})();
