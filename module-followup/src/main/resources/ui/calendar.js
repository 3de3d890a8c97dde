// Plans are dragged by the pointer or moved by keys; the server decides. Minutes snap to quarters of an hour.
const sheet = this;
if (!sheet.fuMoves) {
  sheet.fuMoves = true;
  const STEP = 15;
  const tell = (name, detail) => sheet.dispatchEvent(new CustomEvent(name, { detail }));
  const move = (id, days, minutes, longer, owner = '') => {
    if (days || minutes || longer || owner) tell('fu-move', { id, days, minutes, longer, owner });
  };
  // In a team's day each column is a colleague's.
  const newOwner = (from, to) => (to && to.dataset.owner && to.dataset.owner !== from.dataset.owner ? to.dataset.owner : '');
  const beside = (column, steps) => {
    const columns = [...sheet.querySelectorAll('.fu-column')];
    return columns[columns.indexOf(column) + steps];
  };
  const snap = (pixels, height) => Math.round((pixels / height) * 1440 / STEP) * STEP;
  const daysBetween = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / 86400000);
  let drag = null;

  // The working day is in sight at first, and afterwards what the reader has scrolled to.
  const scroller = (part) => {
    let one = part;
    while (one && (one.scrollHeight <= one.clientHeight + 1 || getComputedStyle(one).overflowY === 'visible')) one = one.parentElement;
    return one;
  };
  const toMorning = () => requestAnimationFrame(() => requestAnimationFrame(() => {
    const hours = sheet.querySelector('.fu-hours');
    const frame = hours && scroller(sheet.querySelector('.fu-sheet-hours'));
    if (!frame || hours.fuScrolled) return;
    hours.fuScrolled = true;
    frame.scrollTop = sheet.fuTop ?? hours.offsetHeight * 7.75 / 24;
    frame.addEventListener('scroll', () => { sheet.fuTop = frame.scrollTop; }, { passive: true });
  }));
  // What a colleague changes is drawn anew; the keys stay with the plan that they were on.
  sheet.addEventListener('focusin', (e) => { sheet.fuFocused = e.target.closest('.fu-plan')?.dataset.plan; });
  sheet.addEventListener('focusout', (e) => { if (e.relatedTarget) sheet.fuFocused = null; });
  const toFocused = () => {
    if (!sheet.fuFocused || (document.activeElement && document.activeElement !== document.body)) return;
    sheet.querySelector(`.fu-plan[data-plan="${sheet.fuFocused}"]`)?.focus({ preventScroll: true });
  };
  new MutationObserver(() => { toMorning(); toFocused(); }).observe(sheet, { childList: true });
  toMorning();

  sheet.addEventListener('pointerdown', (e) => {
    const plan = e.target.closest('.fu-plan[data-open="true"]');
    if (!plan || e.button !== 0 || e.pointerType === 'touch') return;
    const column = plan.closest('[data-day]');
    if (!column) return;
    drag = { plan, column, x: e.clientX, y: e.clientY, stretch: !!e.target.closest('.fu-grip'),
             height: parseFloat(getComputedStyle(plan).height), moved: false, over: column };
    plan.setPointerCapture(e.pointerId);
  });

  sheet.addEventListener('pointermove', (e) => {
    if (!drag) return;
    const dx = e.clientX - drag.x, dy = e.clientY - drag.y;
    if (!drag.moved && Math.hypot(dx, dy) < 5) return;
    if (!drag.moved) tell('fu-hold', {});
    drag.moved = true;
    drag.plan.classList.add('fu-dragged');
    if (drag.stretch) {
      drag.plan.style.height = Math.max(12, drag.height + dy) + 'px';
      return;
    }
    drag.plan.style.transform = `translate(${dx}px, ${dy}px)`;
    drag.plan.style.pointerEvents = 'none';
    const below = document.elementFromPoint(e.clientX, e.clientY);
    const target = below && below.closest('[data-day]');
    sheet.querySelectorAll('.fu-target').forEach((one) => one.classList.remove('fu-target'));
    if (target && sheet.contains(target)) {
      drag.over = target;
      target.classList.add('fu-target');
    }
  });

  const end = (e, dropped) => {
    if (!drag) return;
    const { plan, column, over, stretch, moved, y } = drag;
    drag = null;
    plan.classList.remove('fu-dragged');
    plan.style.transform = '';
    plan.style.pointerEvents = '';
    sheet.querySelectorAll('.fu-target').forEach((one) => one.classList.remove('fu-target'));
    if (!moved) return;
    tell('fu-let', {});
    const still = (click) => { click.stopPropagation(); click.preventDefault(); };
    plan.addEventListener('click', still, { capture: true, once: true });
    setTimeout(() => plan.removeEventListener('click', still, { capture: true }), 100);
    if (!dropped) { plan.style.height = ''; return; }
    const minutes = plan.classList.contains('fu-event') ? snap(e.clientY - y, column.offsetHeight) : 0;
    if (stretch) move(plan.dataset.plan, 0, 0, minutes);
    else move(plan.dataset.plan, daysBetween(column.dataset.day, over.dataset.day), minutes, 0, newOwner(column, over));
  };
  sheet.addEventListener('pointerup', (e) => end(e, true));
  sheet.addEventListener('pointercancel', (e) => end(e, false));

  sheet.addEventListener('keydown', (e) => {
    if (e.key === 'Escape' && drag) { end(e, false); return; }
    const plan = e.target.closest('.fu-plan[data-open="true"]');
    if (!plan || e.altKey || e.ctrlKey || e.metaKey) return;
    const inHours = plan.classList.contains('fu-event');
    const steps = {
      ArrowUp: inHours ? (e.shiftKey ? [0, 0, -STEP] : [0, -STEP, 0]) : [-7, 0, 0],
      ArrowDown: inHours ? (e.shiftKey ? [0, 0, STEP] : [0, STEP, 0]) : [7, 0, 0],
      ArrowLeft: [-1, 0, 0], ArrowRight: [1, 0, 0],
    }[e.key];
    if (!steps || plan.classList.contains('fu-row')) return;
    e.preventDefault();
    const column = plan.closest('.fu-column');
    if (sheet.dataset.mode === 'TEAM' && column && steps[0]) move(plan.dataset.plan, 0, 0, 0, newOwner(column, beside(column, steps[0])));
    else move(plan.dataset.plan, ...steps);
  });

  sheet.addEventListener('click', (e) => {
    const column = e.target.closest('.fu-column');
    if (!column || e.target.closest('.fu-plan')) return;
    const box = column.getBoundingClientRect();
    const minutes = Math.floor((e.clientY - box.top) / box.height * 1440 / 30) * 30;
    tell('fu-new', { day: column.dataset.day, minutes });
  });
}
