'use strict';
// What one timeline shows: the tasks as a tree, each with a row of its own, and which of them match the filter.
const SelvedgeModel = (() => {
  const TASK = ['id', 'parent', 'kind', 'name', 'scope', 'site', 'api', 'thread', 'made', 'began', 'ended', 'outcome'];
  const AS_TEXT = new Set(['kind', 'name', 'site', 'api', 'thread', 'outcome']);

  const groups = {
    sleep: 'sleep',
    lock: 'lock', monitor: 'lock', permit: 'lock',
    future: 'future', join: 'future', queue: 'future', park: 'future',
    file: 'io', socket: 'io', select: 'io', dns: 'io', process: 'io',
  };

  /** The colour of a wait: what a thread waits for, of a few kinds. */
  const groupOf = (on) => groups[on] || 'other';

  const readTask = (row, texts) => {
    const task = {};
    TASK.forEach((key, at) => {
      task[key] = AS_TEXT.has(key) ? (row[at] < 0 ? '' : texts[row[at]]) : row[at];
    });
    task.waits = [];
    for (let at = 0; at < row[12].length; at += 4) {
      const [from, to, on, site] = row[12].slice(at, at + 4);
      task.waits.push({ from, to, on: texts[on], site: site < 0 ? '' : texts[site], group: groupOf(texts[on]) });
    }
    task.waitsOmitted = row[13];
    task.waited = row[14];
    task.holds = [];
    for (let at = 0; at < row[15].length; at += 3) {
      task.holds.push({ from: row[15][at], to: row[15][at + 1], how: texts[row[15][at + 2]] });
    }
    task.holdsOmitted = row[16];
    task.findings = [];
    task.children = [];
    return task;
  };

  /** Reads what the page holds of a timeline. */
  const read = (json) => {
    const data = JSON.parse(json);
    const model = { to: Math.max(1, data.to), epochMillis: data.epochMillis };
    const byId = new Map();
    model.all = [];
    for (const row of data.tasks) {
      const task = readTask(row, data.texts);
      const first = byId.get(task.id);
      if (first) {
        // A periodic task is one task, and one row, however often it runs.
        (first.again = first.again || []).push(task);
      } else {
        byId.set(task.id, task);
        model.all.push(task);
      }
    }
    model.byId = byId;
    model.roots = [];
    for (const task of model.all) {
      const parent = byId.get(task.parent);
      (parent && parent !== task ? parent.children : model.roots).push(task);
    }
    model.interrupts = data.interrupts.map(([at, from, to, who, paid]) => ({
      at, from, to, who: who < 0 ? '' : data.texts[who], paid: paid < 0 ? '' : data.texts[paid],
    }));
    model.findings = data.findings.map(([id, at, error, rule, message, anchor]) => {
      const finding = {
        task: byId.get(id), at, error: error === 1,
        rule: data.texts[rule], message: data.texts[message], anchor: anchor < 0 ? '' : data.texts[anchor],
      };
      if (finding.task) {
        finding.task.findings.push(finding);
      }
      return finding;
    });
    order(model);
    return model;
  };

  /** Children stand below the task that made them, those of one scope together. */
  const order = (model) => {
    model.tree = [];
    const seen = new Set();
    const visit = (start) => {
      const stack = [[start, 0]];
      while (stack.length > 0) {
        const [task, depth] = stack.pop();
        if (seen.has(task)) {
          continue;
        }
        seen.add(task);
        task.depth = depth;
        model.tree.push(task);
        const begin = new Map();
        for (const child of task.children) {
          if (child.scope > 0) {
            begin.set(child.scope, Math.min(child.made, begin.get(child.scope) ?? Infinity));
          }
        }
        const when = (child) => (child.scope > 0 ? begin.get(child.scope) : child.made);
        [...task.children]
          .sort((a, b) => when(b) - when(a) || b.scope - a.scope || b.made - a.made)
          .forEach((child) => stack.push([child, depth + 1]));
      }
    };
    model.roots.forEach(visit);
    // Broken journals may have tasks that made each other.
    model.all.forEach(visit);
  };

  const runs = (task) => (task.again ? [task, ...task.again] : [task]);

  const textOf = (task) =>
    (task.text ??= [task.kind, task.name, task.site, task.api, '#' + task.id]
      .concat(runs(task).flatMap((run) => [run.thread, run.outcome, ...run.waits.map((wait) => wait.on)]))
      .concat(task.findings.map((finding) => finding.rule))
      .join(' ').toLowerCase());

  const has = (task, what) => {
    switch (what) {
      case '': return true;
      case 'finding': return task.findings.length > 0;
      case 'held': return runs(task).some((run) => run.holds.length > 0);
      default: return runs(task).some((run) => run.outcome === what);
    }
  };

  /** The rows to show: tasks that match, and those that they come from. */
  const filter = (model, search, what) => {
    const words = search.toLowerCase().split(/\s+/).filter((word) => word);
    model.filtered = words.length > 0 || what !== '';
    let matching = 0;
    const shown = new Set();
    for (const task of model.tree) {
      task.matches = has(task, what) && words.every((word) => textOf(task).includes(word));
      if (task.matches) {
        matching++;
        for (let each = task; each && !shown.has(each); each = model.byId.get(each.parent)) {
          shown.add(each);
        }
      }
    }
    model.rows = model.filtered ? model.tree.filter((task) => shown.has(task)) : model.tree;
    model.tree.forEach((task) => (task.row = -1));
    model.rows.forEach((task, row) => (task.row = row));
    frames(model);
    return matching;
  };

  /** The scopes, from the row of their first subtask to the last of what came from them. */
  const frames = (model) => {
    model.frames = [];
    const open = new Map();
    for (const task of model.rows) {
      for (let each = task; each; each = model.byId.get(each.parent)) {
        if (each.scope > 0 && each.row >= 0) {
          const key = each.parent + '/' + each.scope;
          const frame = open.get(key);
          const end = endOf(model, task);
          if (frame) {
            frame.last = Math.max(frame.last, task.row);
            frame.to = Math.max(frame.to, end);
          } else {
            const made = { scope: each.scope, depth: each.depth, first: task.row, last: task.row, from: each.made, to: end };
            open.set(key, made);
            model.frames.push(made);
          }
        }
        if (each.depth === 0) {
          break;
        }
      }
    }
  };

  const endOf = (model, task) => (task.ended < 0 ? model.to : task.ended);

  /** How many tasks were at work at a time, and the most of them, over so many pieces of the whole. */
  const load = (model, pieces) => {
    const change = new Float64Array(pieces + 1);
    for (const task of model.all) {
      for (const run of runs(task)) {
        if (run.began >= 0) {
          change[Math.min(pieces - 1, Math.floor((run.began / model.to) * pieces))]++;
          change[Math.min(pieces, Math.floor((endOf(model, run) / model.to) * pieces) + 1)]--;
        }
      }
    }
    const counts = [];
    let now = 0;
    let most = 0;
    for (let at = 0; at < pieces; at++) {
      now += change[at];
      most = Math.max(most, now);
      counts.push(now);
    }
    return { counts, most };
  };

  const number = (value, digits) => value.toLocaleString('en', { maximumFractionDigits: digits });

  /** A time span as people read it. */
  const duration = (nanos) => {
    const abs = Math.abs(nanos);
    if (abs < 1e3) return number(nanos, 0) + ' ns';
    if (abs < 1e6) return number(nanos / 1e3, 1) + ' \u00b5s';
    if (abs < 1e9) return number(nanos / 1e6, 2) + ' ms';
    if (abs < 120e9) return number(nanos / 1e9, 3) + ' s';
    return number(nanos / 60e9, 1) + ' min';
  };

  const nameOf = (task) => task.name || task.kind + ' ' + task.id;

  return { read, filter, runs, load, duration, nameOf, endOf };
})();
