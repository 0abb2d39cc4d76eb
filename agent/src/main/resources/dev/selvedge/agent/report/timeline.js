// The timeline's controls: which one is shown, which part of it, and how to get there.
(() => {
  const list = document.getElementById('timelines');
  if (!list) {
    return;
  }
  const { read, filter, duration, nameOf, endOf } = SelvedgeModel;
  const { draw, drawOverview, scaleOf, ROW, AXIS } = SelvedgeDrawing;
  const { describe, rows, element } = SelvedgeWords;
  const get = (id) => document.getElementById(id);
  const timelines = JSON.parse(list.textContent);
  const models = new Map();
  const scroll = get('tl-scroll');
  const OVERVIEW = 44;
  const WHOLE_HEIGHT = 15_000_000;
  let number = 0;
  let model;
  let view;
  let tableRows = 0;
  let drawing = 0;

  const modelOf = (at) => {
    if (!models.has(at)) {
      // Only the last few are kept: a suite can have thousands.
      if (models.size > 8) models.delete(models.keys().next().value);
      models.set(at, read(get('timeline-' + at).textContent));
    }
    return models.get(at);
  };

  const paint = () => {
    drawing = 0;
    const width = scroll.clientWidth;
    const height = scroll.clientHeight;
    if (width === 0) return;
    draw(get('tl-canvas'), model, view, width, height, scroll.scrollTop * stretch());
    drawOverview(get('tl-overview'), model, view, width, OVERVIEW);
  };

  /** How much of the rows a pixel of the scroll bar is: browsers draw no page of any height. */
  const stretch = () => {
    const seen = scroll.clientHeight;
    return Math.max(1, (model.rows.length * ROW + AXIS - seen) / (WHOLE_HEIGHT - seen));
  };

  const redraw = () => {
    drawing ||= requestAnimationFrame(paint);
  };

  const layout = () => {
    const all = model.rows.length * ROW + AXIS;
    scroll.style.height = Math.min(Math.max(all + 8, 140), Math.round(window.innerHeight * 0.62)) + 'px';
    get('tl-space').style.height = Math.min(all, WHOLE_HEIGHT) + 'px';
    redraw();
  };

  const about = (matching) => {
    const { tasks, omitted, lasted, ended } = timelines[number];
    const parts = [tasks === 1 ? '1 task' : tasks.toLocaleString('en') + ' tasks'];
    if (omitted > 0) parts.push(omitted.toLocaleString('en') + ' more were not kept');
    parts.push(duration(lasted));
    parts.push('began ' + new Date(model.epochMillis).toISOString().replace('T', ' ').replace('Z', ' UTC'));
    if (!ended) parts.push('its JVM was killed or still runs');
    if (model.filtered) parts.push(matching.toLocaleString('en') + ' match');
    get('tl-about').textContent = parts.join(', ');
  };

  const zoomTo = (from, to) => {
    const least = Math.min(model.to, 1000);
    let span = Math.min(model.to * 1.02, Math.max(least, to - from));
    let start = (from + to) / 2 - span / 2;
    start = Math.max(-model.to * 0.01, Math.min(start, model.to * 1.01 - span));
    view.from = start;
    view.to = start + span;
    redraw();
  };

  const zoom = (factor, around) => {
    const middle = around ?? (view.chosen ? Math.min(Math.max(view.chosen.made, view.from), view.to) : (view.from + view.to) / 2);
    zoomTo(middle - (middle - view.from) * factor, middle + (view.to - middle) * factor);
  };

  const pan = (share) => {
    const move = (view.to - view.from) * share;
    zoomTo(view.from + move, view.to + move);
  };

  const whole = () => zoomTo(-model.to * 0.01, model.to * 1.01);

  const table = () => {
    const more = document.querySelector('.tl-more');
    more.replaceChildren();
    if (get('tl-table').open) {
      const target = get('tl-table').querySelector('.table');
      tableRows = rows(target, model, tableRows, (task) => choose(task, true));
      if (tableRows < model.rows.length) {
        const button = element('button', 'Show more of ' + model.rows.length.toLocaleString('en'), { type: 'button' });
        button.addEventListener('click', table);
        more.append(button);
      }
    }
  };

  const refilter = () => {
    const matching = filter(model, get('tl-search').value, get('tl-outcome').value);
    about(matching);
    tableRows = 0;
    get('tl-table').querySelector('.table').replaceChildren();
    table();
    layout();
    if (view.chosen && view.chosen.row >= 0) {
      bringIntoSight(view.chosen);
    } else {
      scroll.scrollTop = 0;
      whole();
    }
  };

  const anchorOf = (task) => '#' + timelines[number].anchor + (task ? '/' + task.id : '');

  const bringIntoSight = (task) => {
    const y = task.row * ROW;
    const seen = scroll.clientHeight - AXIS - ROW;
    const top = scroll.scrollTop * stretch();
    if (y < top || y > top + seen) {
      scroll.scrollTop = Math.max(0, y - seen / 2) / stretch();
    }
  };

  const choose = (task, scrolls) => {
    view.chosen = task;
    describe(get('tl-detail'), model, task);
    if (task && scrolls && task.row >= 0) {
      bringIntoSight(task);
    }
    if (task) {
      history.replaceState(null, '', anchorOf(task));
    }
    redraw();
  };

  /** Shows so much time around a task that it can be seen among the others. */
  const lookAt = (task) => {
    const first = task.findings.length > 0 ? Math.min(task.made, task.findings[0].at) : task.made;
    const last = Math.max(endOf(model, task), first);
    const around = Math.max((last - first) * 0.6, model.to / 400, 1000);
    if (last - first < model.to / 3) zoomTo(first - around, last + around);
    else whole();
  };

  const show = (at, taskId) => {
    number = at;
    model = modelOf(at);
    view = { from: 0, to: model.to, chosen: null };
    get('tl-window').value = String(at);
    if (taskId) {
      get('tl-search').value = '';
      get('tl-outcome').value = '';
    }
    scroll.scrollTop = 0;
    refilter();
    whole();
    const task = taskId ? model.byId.get(taskId) : null;
    choose(task, true);
    if (task) lookAt(task);
  };

  const follow = () => {
    // What is in an anchor is never in need of decoding.
    const [place, run, window, task] = location.hash.slice(1).split('/');
    if (place !== 'timeline' || !run) return;
    const at = timelines.findIndex((each) => each.anchor === ['timeline', run, window].join('/'));
    if (at >= 0) {
      show(at, Number(task) || 0);
      get('timeline-title').scrollIntoView();
      get('timeline-title').focus({ preventScroll: true });
    }
  };

  const nextFinding = (step) => {
    const found = model.findings.filter((finding) => finding.task && finding.task.row >= 0);
    if (found.length === 0) return;
    found.sort((a, b) => a.task.row - b.task.row || a.at - b.at);
    const now = found.findIndex((finding) => finding.task === view.chosen);
    const next = found[(now + step + found.length) % found.length] || found[0];
    choose(next.task, true);
    lookAt(next.task);
  };

  const step = (rowsOn) => {
    const now = view.chosen && view.chosen.row >= 0 ? view.chosen.row : -1;
    const row = Math.max(0, Math.min(model.rows.length - 1, now + rowsOn));
    choose(model.rows[row] || null, true);
  };

  const page = () => Math.max(1, Math.floor(scroll.clientHeight / ROW) - 2);
  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    PageDown: () => step(page()),
    PageUp: () => step(-page()),
    Home: () => step(-Infinity),
    End: () => step(Infinity),
    ArrowLeft: () => pan(-0.2),
    ArrowRight: () => pan(0.2),
    '+': () => zoom(0.5),
    '=': () => zoom(0.5),
    '-': () => zoom(2),
    0: whole,
    n: () => nextFinding(1),
    p: () => nextFinding(-1),
    Enter: () => {
      const finding = view.chosen?.findings.find((each) => each.anchor);
      if (finding) location.hash = finding.anchor;
    },
  };
  scroll.addEventListener('keydown', (event) => {
    const action = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  });

  const help = get('tl-keys');
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input, select, textarea');
    if (event.key === '?' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      if (!help.open) help.showModal();
    }
  });
  get('tl-keys-close').addEventListener('click', () => help.close());

  // The pointer: a click chooses, a drag moves in time, the wheel zooms with Ctrl as on a map.
  let drag = null;
  const local = (event) => {
    const box = scroll.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  scroll.addEventListener('pointerdown', (event) => {
    if (event.button === 0 && local(event).x < scroll.clientWidth) {
      drag = { ...local(event), from: view.from, to: view.to, moved: false };
    }
  });
  scroll.addEventListener('pointermove', (event) => {
    if (drag) {
      const at = local(event);
      if (Math.abs(at.x - drag.x) > 4) drag.moved = true;
      if (drag.moved) {
        const scale = scaleOf({ from: drag.from, to: drag.to }, scroll.clientWidth);
        const by = scale.time(drag.x) - scale.time(at.x);
        zoomTo(drag.from + by, drag.to + by);
      }
    }
  });
  const drop = (event) => {
    if (drag && !drag.moved && event.type === 'pointerup') {
      const row = Math.floor((scroll.scrollTop * stretch() + drag.y - AXIS) / ROW);
      if (drag.y > AXIS && model.rows[row]) choose(model.rows[row], false);
    }
    drag = null;
  };
  ['pointerup', 'pointercancel', 'pointerleave'].forEach((type) => scroll.addEventListener(type, drop));
  scroll.addEventListener('dblclick', () => view.chosen && lookAt(view.chosen));
  scroll.addEventListener('wheel', (event) => {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      zoom(event.deltaY > 0 ? 1.25 : 0.8, scaleOf(view, scroll.clientWidth).time(local(event).x));
    } else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      event.preventDefault();
      pan(event.deltaX / scroll.clientWidth);
    }
  }, { passive: false });
  get('tl-overview').addEventListener('pointerdown', (event) => {
    const box = get('tl-overview').getBoundingClientRect();
    const scale = scaleOf({ from: 0, to: model.to }, box.width);
    const middle = scale.time(event.clientX - box.left);
    const half = (view.to - view.from) / 2;
    zoomTo(middle - half, middle + half);
  });
  scroll.addEventListener('scroll', redraw);
  new ResizeObserver(layout).observe(get('tl-frame'));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);

  get('tl-in').addEventListener('click', () => zoom(0.5));
  get('tl-out').addEventListener('click', () => zoom(2));
  get('tl-all').addEventListener('click', whole);
  get('tl-next').addEventListener('click', () => nextFinding(1));
  get('tl-help').addEventListener('click', () => help.showModal());
  get('tl-table').addEventListener('toggle', () => {
    tableRows = 0;
    table();
  });
  get('tl-filter').addEventListener('submit', (event) => event.preventDefault());
  ['tl-search', 'tl-outcome'].forEach((id) => get(id).addEventListener('input', refilter));
  get('tl-window').addEventListener('change', () => {
    location.hash = timelines[Number(get('tl-window').value)].anchor;
  });
  window.addEventListener('hashchange', follow);

  const LEGEND = [
    ['work', 'at work'], ['wait-io', 'waits for I/O'], ['wait-future', 'for a future, task or queue'],
    ['wait-lock', 'for a lock or permit'], ['wait-sleep', 'sleeps'], ['wait-other', 'for something else'],
    ['held', 'holds its carrier'], ['interrupt', 'is interrupted'], ['error', 'failed, or a finding'], ['cancelled', 'cancelled'],
  ];
  for (const [name, text] of LEGEND) {
    const item = element('li', '');
    item.append(element('span', '', { class: 'tl-key k-' + name }), text);
    get('tl-legend').append(item);
  }
  timelines.forEach((each, at) => {
    const counts = each.findings > 0 ? ' (' + each.findings + (each.findings === 1 ? ' finding)' : ' findings)') : '';
    get('tl-window').append(element('option', each.name + counts, { value: String(at) }));
  });
  get('tl-none').hidden = true;
  get('tl').hidden = false;
  show(0, 0);
  follow();
})();
