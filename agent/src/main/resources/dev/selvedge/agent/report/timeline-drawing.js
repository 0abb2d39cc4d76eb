// Draws a timeline on a canvas: the rows that can be seen, in the time that is chosen.
const SelvedgeDrawing = (() => {
  const { runs, endOf, nameOf, duration, load } = SelvedgeModel;
  const ROW = 22;
  const AXIS = 22;

  const readColors = () => {
    const style = getComputedStyle(document.documentElement);
    return (name) => style.getPropertyValue('--' + name).trim();
  };

  const fit = (canvas, width, height) => {
    const ratio = Math.min(3, window.devicePixelRatio || 1);
    canvas.width = Math.max(1, Math.round(width * ratio));
    canvas.height = Math.max(1, Math.round(height * ratio));
    canvas.style.width = width + 'px';
    canvas.style.height = height + 'px';
    const pen = canvas.getContext('2d');
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    return pen;
  };

  /** Round steps of time for an axis of so many pixels. */
  const stepOf = (span, width) => {
    const rough = (span / width) * 110;
    const power = 10 ** Math.floor(Math.log10(rough));
    return [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) || 10 * power;
  };

  const cut = (pen, text, width) => {
    if (width < 16) return '';
    if (pen.measureText(text).width <= width) return text;
    let low = 0;
    let high = text.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (pen.measureText(text.slice(0, middle) + '\u2026').width <= width) low = middle;
      else high = middle - 1;
    }
    return low === 0 ? '' : text.slice(0, low) + '\u2026';
  };

  const labelWidth = (width) => (width < 560 ? Math.round(width * 0.34) : Math.min(320, Math.round(width * 0.3)));

  /** What is drawn where: x of a time, and the time of an x. */
  const scaleOf = (view, width) => {
    const left = labelWidth(width);
    const perNano = (width - left) / (view.to - view.from);
    return {
      left, width,
      x: (time) => left + (time - view.from) * perNano,
      time: (x) => view.from + (x - left) / perNano,
    };
  };

  const draw = (canvas, model, view, width, height, top) => {
    const color = readColors();
    const pen = fit(canvas, width, height);
    const scale = scaleOf(view, width);
    pen.font = '13px system-ui, sans-serif';
    pen.textBaseline = 'middle';
    const first = Math.max(0, Math.floor(top / ROW) - 1);
    const last = Math.min(model.rows.length - 1, Math.ceil((top + height - AXIS) / ROW));
    const y = (row) => AXIS + row * ROW - top;

    pen.save();
    pen.beginPath();
    pen.rect(0, AXIS, width, height - AXIS);
    pen.clip();
    for (let row = first; row <= last; row++) {
      if (model.rows[row] === view.chosen) {
        pen.fillStyle = color('chosen');
        pen.fillRect(0, y(row), width, ROW);
      }
    }
    pen.save();
    pen.beginPath();
    pen.rect(scale.left, AXIS, width - scale.left, height - AXIS);
    pen.clip();
    scopes(pen, model, scale, y, first, last, color);
    const arrows = arrowsOf(model, scale, first, last);
    passing(pen, arrows.passing, height, color);
    for (let row = first; row <= last; row++) {
      const task = model.rows[row];
      pen.globalAlpha = model.filtered && !task.matches ? 0.35 : 1;
      for (const run of runs(task)) {
        bar(pen, model, run, scale, y(row), color);
      }
      marks(pen, task, scale, y(row), color);
      pen.globalAlpha = 1;
    }
    interrupts(pen, arrows.ending, y, color);
    pen.restore();
    for (let row = first; row <= last; row++) {
      label(pen, model.rows[row], scale.left, y(row), color);
    }
    pen.restore();
    axis(pen, view, scale, height, color);
  };

  const scopes = (pen, model, scale, y, first, last, color) => {
    pen.strokeStyle = color('quiet');
    pen.fillStyle = color('soft');
    pen.lineWidth = 1;
    for (const frame of model.frames) {
      if (frame.last >= first && frame.first <= last) {
        const x = scale.x(frame.from) - 4;
        const right = scale.x(frame.to) + 4;
        pen.beginPath();
        pen.roundRect(x, y(frame.first) + 1, Math.max(8, right - x), (frame.last - frame.first + 1) * ROW - 2, 5);
        pen.fill();
        pen.stroke();
      }
    }
  };

  const bar = (pen, model, run, scale, y, color) => {
    const began = run.began < 0 ? endOf(model, run) : run.began;
    const made = scale.x(run.made);
    const from = scale.x(began);
    const to = scale.x(endOf(model, run));
    if (Math.max(from, to) < scale.left || made > scale.width) {
      return;
    }
    // Until it begins it waits for a thread.
    pen.strokeStyle = color('quiet');
    pen.lineWidth = 1;
    pen.setLineDash([2, 2]);
    pen.beginPath();
    pen.moveTo(made, y + ROW / 2);
    pen.lineTo(from, y + ROW / 2);
    pen.stroke();
    pen.setLineDash([]);
    if (run.began < 0) {
      pen.fillStyle = color(run.outcome === 'alive' ? 'quiet' : 'cancelled');
      pen.fillRect(from - 1, y + 5, 3, ROW - 10);
      return;
    }
    const wide = Math.max(1.5, to - from);
    pen.fillStyle = color('work');
    pen.fillRect(from, y + 4, wide, ROW - 8);
    for (const wait of run.waits) {
      const start = Math.max(scale.left - 2, scale.x(wait.from));
      const end = Math.min(scale.width + 2, scale.x(wait.to < 0 ? endOf(model, run) : wait.to));
      if (end > start) {
        pen.fillStyle = color('wait-' + wait.group);
        pen.fillRect(start, y + 6, Math.max(1, end - start), ROW - 12);
      }
    }
    for (const hold of run.holds) {
      const start = scale.x(hold.from);
      const end = scale.x(hold.to < 0 ? endOf(model, run) : hold.to);
      pen.fillStyle = color('held');
      pen.fillRect(start, y + ROW - 6, Math.max(2, end - start), 4);
    }
    const right = from + wide;
    if (run.outcome === 'failed' || run.outcome === 'cancelled' || run.outcome === 'dropped') {
      pen.fillStyle = color(run.outcome === 'failed' ? 'error' : 'cancelled');
      pen.fillRect(right - 1, y + 2, 4, ROW - 4);
    } else if (run.ended < 0) {
      // It goes on behind what is known.
      pen.fillStyle = color('work');
      pen.beginPath();
      pen.moveTo(right, y + 3);
      pen.lineTo(right + 8, y + ROW / 2);
      pen.lineTo(right, y + ROW - 3);
      pen.fill();
    }
  };

  const marks = (pen, task, scale, y, color) => {
    for (const finding of task.findings) {
      const x = scale.x(finding.at);
      pen.fillStyle = color(finding.error ? 'error' : 'warning');
      pen.strokeStyle = color('card');
      pen.lineWidth = 1.5;
      pen.beginPath();
      pen.moveTo(x, y + 2);
      pen.lineTo(x + 7, y + ROW - 5);
      pen.lineTo(x - 7, y + ROW - 5);
      pen.closePath();
      pen.fill();
      pen.stroke();
    }
  };

  /** The interrupts that begin or end at rows that can be seen, and where others only pass them. */
  const arrowsOf = (model, scale, first, last) => {
    const ending = [];
    const passing = new Set();
    const seen = (row) => row >= first && row <= last;
    for (const each of model.interrupts) {
      const target = model.byId.get(each.to);
      if (!target || target.row < 0) continue;
      const source = model.byId.get(each.from);
      const from = source && source.row >= 0 ? source.row : Math.max(0, target.row - 1);
      if (Math.max(from, target.row) < first || Math.min(from, target.row) > last) continue;
      const x = scale.x(each.at);
      if (x < scale.left || x > scale.width) continue;
      if (seen(from) || seen(target.row)) ending.push({ x, from, to: target.row });
      else passing.add(Math.round(x));
    }
    return { ending, passing };
  };

  /** Faint lines: they are about rows that are not seen. */
  const passing = (pen, columns, height, color) => {
    pen.fillStyle = color('interrupt');
    pen.globalAlpha = 0.2;
    columns.forEach((x) => pen.fillRect(x, AXIS, 1, height - AXIS));
    pen.globalAlpha = 1;
  };

  const interrupts = (pen, arrows, y, color) => {
    pen.lineWidth = 1.5;
    pen.strokeStyle = pen.fillStyle = color('interrupt');
    for (const { x, from, to } of arrows) {
      const down = to >= from;
      const end = y(to) + (down ? 3 : ROW - 3);
      pen.beginPath();
      pen.moveTo(x, y(from) + ROW / 2);
      pen.lineTo(x, end);
      pen.stroke();
      pen.beginPath();
      pen.moveTo(x, end + (down ? 4 : -4));
      pen.lineTo(x - 4, end - (down ? 4 : -4));
      pen.lineTo(x + 4, end - (down ? 4 : -4));
      pen.fill();
    }
  };

  const label = (pen, task, left, y, color) => {
    const indent = 8 + Math.min(task.depth, 12) * 10;
    pen.fillStyle = color(task.findings.length > 0 ? 'error' : 'ink');
    const name = cut(pen, nameOf(task), left - indent - 8);
    pen.fillText(name, indent, y + ROW / 2);
    const place = /\(([^()]*)\)$/.exec(task.site);
    const used = indent + pen.measureText(name).width + 8;
    if (place) {
      pen.fillStyle = color('quiet');
      pen.fillText(cut(pen, place[1], left - used - 8), used, y + ROW / 2);
    }
  };

  const axis = (pen, view, scale, height, color) => {
    pen.fillStyle = color('card');
    pen.fillRect(0, 0, scale.width, AXIS);
    pen.fillStyle = color('quiet');
    pen.strokeStyle = color('rule');
    pen.lineWidth = 1;
    const step = stepOf(view.to - view.from, scale.width - scale.left);
    for (let time = Math.ceil(view.from / step) * step; time <= view.to; time += step) {
      const x = Math.round(scale.x(time)) + 0.5;
      pen.beginPath();
      pen.moveTo(x, AXIS - 4);
      pen.lineTo(x, height);
      pen.globalAlpha = 0.6;
      pen.stroke();
      pen.globalAlpha = 1;
      const text = time === 0 ? '0' : duration(time);
      if (x + pen.measureText(text).width < scale.width) {
        pen.fillText(text, x + 3, AXIS / 2);
      }
    }
    pen.beginPath();
    pen.moveTo(scale.left + 0.5, 0);
    pen.lineTo(scale.left + 0.5, height);
    pen.moveTo(0, AXIS + 0.5);
    pen.lineTo(scale.width, AXIS + 0.5);
    pen.stroke();
  };

  /** The whole time: how many tasks were at work, and which part of it is shown below. */
  const drawOverview = (canvas, model, view, width, height) => {
    const color = readColors();
    const pen = fit(canvas, width, height);
    const left = labelWidth(width);
    const wide = width - left;
    const { counts, most } = (model.overview = model.overview?.counts.length === Math.max(1, Math.floor(wide))
      ? model.overview : load(model, Math.max(1, Math.floor(wide))));
    pen.font = '13px system-ui, sans-serif';
    pen.textBaseline = 'middle';
    pen.fillStyle = color('ink');
    pen.fillText(cut(pen, 'at work: ' + most + ' at most', left - 16), 8, height / 2);
    pen.fillStyle = color('work');
    pen.beginPath();
    pen.moveTo(left, height);
    counts.forEach((count, at) => {
      const y = height - (most === 0 ? 0 : (count / most) * (height - 6));
      pen.lineTo(left + at, y);
      pen.lineTo(left + at + 1, y);
    });
    pen.lineTo(left + counts.length, height);
    pen.fill();
    const x = (time) => left + (time / model.to) * wide;
    for (const finding of model.findings) {
      pen.fillStyle = color(finding.error ? 'error' : 'warning');
      pen.fillRect(x(finding.at) - 1, 0, 2, 8);
    }
    pen.strokeStyle = color('link');
    pen.lineWidth = 2;
    pen.strokeRect(x(view.from) + 1, 1, Math.max(3, x(view.to) - x(view.from) - 2), height - 2);
  };

  return { draw, drawOverview, scaleOf, labelWidth, ROW, AXIS };
})();
