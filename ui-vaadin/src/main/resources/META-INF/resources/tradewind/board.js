/*
 * A board in the browser: cards are dragged, moved by keys, columns and lanes folded. What is shown comes from the server as markup,
 * cell by cell; what a move means, only the server knows.
 */
(() => {
  if (customElements.get('tw-board')) return;

  const FAR = 6, HOLD_MILLIS = 350, EDGE = 48;

  class Board extends HTMLElement {
    connectedCallback() {
      if (this.ready) return;
      this.ready = true;
      this.addEventListener('pointerdown', event => this.press(event));
      this.addEventListener('click', event => this.click(event));
      this.addEventListener('keydown', event => this.key(event));
      this.addEventListener('focusin', event => this.visit(event));
      this.addEventListener('dragstart', event => event.preventDefault());
      this.addEventListener('scroll', () => this.markTab(), true);
    }

    disconnectedCallback() {
      this.drop(false);
      if (this.ends) this.ends.disconnect();
    }

    // ---- what the server shows

    /** Another board, or the same from its beginning. */
    frame(html) {
      this.drop(false);
      this.innerHTML = html;
      if (this.ends) this.ends.disconnect();
      this.ends = new IntersectionObserver(seen => seen.filter(each => each.isIntersecting).forEach(each => this.reached(each.target)),
        { root: this, rootMargin: '160px' });
      this.querySelectorAll('.tw-board-lane[data-late]').forEach(lane => this.ends.observe(lane));
      this.folds();
      this.markTab();
    }

    head(column, html) {
      const head = this.querySelector('.tw-board-head[data-column="' + column + '"]');
      if (head) head.innerHTML = html;
      const tab = this.querySelector('[data-tab="' + column + '"] > .tw-board-count');
      if (tab && head) tab.textContent = head.querySelector('.tw-board-count').textContent;
      this.folds();
    }

    /** The cards of a cell; those that look the same stay as they are. */
    cards(cell, html) {
      const place = this.cell(cell);
      if (!place) return;
      const lane = place.closest('.tw-board-lane');
      lane.removeAttribute('data-late');
      const focused = this.focusedId();
      const sheet = document.createElement('template');
      sheet.innerHTML = html;
      const there = new Map([...place.children].filter(each => each.dataset.id).map(each => [each.dataset.id, each]));
      const wanted = [...sheet.content.children].map(fresh => {
        const same = fresh.dataset.id && there.get(fresh.dataset.id);
        return same && same.dataset.rev === fresh.dataset.rev && !same.hasAttribute('aria-busy') ? same : fresh;
      });
      const ids = new Set(wanted.map(each => each.dataset.id));
      this.querySelectorAll('.tw-board-card').forEach(card => {
        if (ids.has(card.dataset.id) && !wanted.includes(card)) card.remove();
      });
      place.replaceChildren(...wanted);
      const more = place.querySelector(':scope > .tw-board-more');
      if (more) this.ends.observe(more);
      if (this.drag && this.drag.card && !this.drag.card.isConnected) this.drag.card = this.card(this.drag.id) || this.drag.card;
      if (this.drag && this.drag.card) this.drag.card.classList.add('tw-board-card-away');
      if (focused && this.focusedId() !== focused) this.focusCard(focused);
      this.stops();
    }

    lane(number, count) {
      const head = this.querySelector('.tw-board-lane[data-lane="' + number + '"] > .tw-board-lane-head > .tw-board-count');
      if (head) head.textContent = count;
    }

    /** Words for those who do not see it. */
    say(words) {
      const said = this.querySelector('.tw-board-said');
      if (said) said.textContent = words;
    }

    focusCard(id) {
      const card = this.card(id);
      if (card) card.focus({ preventScroll: false });
    }

    cell(name) {
      return this.querySelector('[data-cell="' + name + '"]');
    }

    card(id) {
      return [...this.querySelectorAll('.tw-board-card')].find(each => each.dataset.id === id);
    }

    focusedId() {
      const card = this.contains(document.activeElement) && document.activeElement.closest('.tw-board-card');
      return card ? card.dataset.id : '';
    }

    reached(target) {
      this.ends.unobserve(target);
      if (target.matches('.tw-board-more')) this.more(target);
      else if (target.dataset.late !== undefined) this.$server.lane(Number(target.dataset.lane));
    }

    more(button) {
      if (button.disabled) return;
      button.disabled = true;
      this.$server.more(button.closest('[data-cell]').dataset.cell);
    }

    // ---- folding, remembered by the browser

    memory() {
      return 'tradewind.board.' + this.getAttribute('data-memory');
    }

    folded() {
      try {
        return new Set(JSON.parse(localStorage.getItem(this.memory()) || '[]'));
      } catch (unreadable) {
        return new Set();
      }
    }

    fold(key) {
      const folded = this.folded();
      if (!folded.delete(key)) folded.add(key);
      try {
        if (folded.size) localStorage.setItem(this.memory(), JSON.stringify([...folded]));
        else localStorage.removeItem(this.memory());
      } catch (full) {
        // the fold lasts as long as the page then
      }
      this.folds(folded);
    }

    folds(folded = this.folded()) {
      this.querySelectorAll('.tw-board-fold').forEach(button => {
        const column = button.closest('[data-column]').dataset.column;
        const on = folded.has('column ' + button.dataset.key);
        button.setAttribute('aria-expanded', String(!on));
        this.querySelectorAll('.tw-board-head[data-column="' + column + '"], .tw-board-cell[data-column="' + column + '"]')
          .forEach(each => each.classList.toggle('tw-board-folded', on));
      });
      this.querySelectorAll('.tw-board-lane-head').forEach(head => {
        const on = folded.has('lane ' + head.dataset.key);
        head.setAttribute('aria-expanded', String(!on));
        head.parentElement.classList.toggle('tw-board-lane-folded', on);
      });
      this.stops();
    }

    // ---- clicks and keys

    click(event) {
      if (this.dragged) {
        this.dragged = false;
        event.preventDefault();
        return;
      }
      const act = event.target.closest('[data-act]');
      if (act) {
        const kind = act.dataset.act;
        if (kind === 'fold') this.fold('column ' + act.dataset.key);
        else if (kind === 'lane') this.fold('lane ' + act.dataset.key);
        else if (kind === 'more') this.more(act);
        else if (kind === 'move') this.$server.choose(act.closest('.tw-board-card').dataset.id);
        return;
      }
      const tab = event.target.closest('[data-tab]');
      if (tab) {
        const head = this.querySelector('.tw-board-head[data-column="' + tab.dataset.tab + '"]');
        const scroll = this.querySelector('.tw-board-scroll');
        scroll.scrollTo({ left: head.offsetLeft - scroll.firstElementChild.offsetLeft, behavior: 'instant' });
        this.markTab();
        return;
      }
      const head = event.target.closest('.tw-board-head.tw-board-folded, .tw-board-cell.tw-board-folded');
      if (head) {
        const column = this.querySelector('.tw-board-head[data-column="' + head.dataset.column + '"] .tw-board-fold');
        if (column) this.fold('column ' + column.dataset.key);
        return;
      }
      const card = event.target.closest('.tw-board-card');
      if (!card) return;
      const link = event.target.closest('a');
      if (link && (event.ctrlKey || event.metaKey || event.shiftKey || event.button)) return;
      event.preventDefault();
      event.stopPropagation();
      card.focus({ preventScroll: true });
      this.$server.open(card.dataset.id);
    }

    key(event) {
      const card = event.target.closest && event.target.closest('.tw-board-card');
      if (event.key === 'Escape' && this.drag) {
        this.drop(false);
        event.preventDefault();
        return;
      }
      if (!card || event.target !== card || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const go = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
      if (go) this.step(card, go);
      else if (event.key === 'Enter') this.$server.open(card.dataset.id);
      else if (event.key === 'm' || event.key === 'M' || event.key === ' ') this.$server.choose(card.dataset.id);
      else return;
      event.preventDefault();
      event.stopPropagation();
    }

    step(card, [across, along]) {
      const cell = card.parentElement;
      const cards = [...cell.querySelectorAll(':scope > .tw-board-card')];
      const at = cards.indexOf(card);
      let next = null;
      if (along) {
        next = cards[at + along];
        if (!next && along > 0) {
          const more = cell.querySelector(':scope > .tw-board-more');
          if (more) this.more(more);
        }
      } else {
        const cells = [...cell.parentElement.children].filter(each => !each.classList.contains('tw-board-folded'));
        for (let place = cells.indexOf(cell) + across; cells[place] && !next; place += across) {
          const others = cells[place].querySelectorAll(':scope > .tw-board-card');
          next = others[Math.min(at, others.length - 1)];
        }
      }
      if (next) next.focus();
    }

    /** One card of the board is reached by Tab, the last one visited. */
    visit(event) {
      const card = event.target.closest('.tw-board-card');
      if (!card) return;
      this.visited = card.dataset.id;
      this.stops();
    }

    stops() {
      const cards = [...this.querySelectorAll('.tw-board-cell:not(.tw-board-folded) > .tw-board-card')];
      const stop = cards.find(each => each.dataset.id === this.visited) || cards[0];
      this.querySelectorAll('.tw-board-card[tabindex="0"]').forEach(each => { if (each !== stop) each.tabIndex = -1; });
      if (stop) stop.tabIndex = 0;
    }

    markTab() {
      const scroll = this.querySelector('.tw-board-scroll');
      if (!scroll) return;
      const heads = [...this.querySelectorAll('.tw-board-head')];
      const left = scroll.getBoundingClientRect().left;
      let nearest = heads[0];
      heads.forEach(head => {
        if (Math.abs(head.getBoundingClientRect().left - left) < Math.abs(nearest.getBoundingClientRect().left - left)) nearest = head;
      });
      this.querySelectorAll('[data-tab]').forEach(tab => {
        const on = nearest && tab.dataset.tab === nearest.dataset.column;
        if (on && tab.getAttribute('aria-pressed') !== 'true') tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        tab.setAttribute('aria-pressed', String(on));
      });
    }

    // ---- dragging

    press(event) {
      const card = event.target.closest('.tw-board-card');
      if (!card || event.button || this.drag || event.target.closest('button') || card.hasAttribute('aria-busy')) return;
      const touch = event.pointerType === 'touch';
      const drag = this.drag = { id: card.dataset.id, card: card, x: event.clientX, y: event.clientY, pointer: event.pointerId, on: false };
      drag.move = each => this.pull(each);
      drag.up = each => { if (each.pointerId === drag.pointer) this.drop(each.type === 'pointerup'); };
      drag.esc = each => { if (each.key === 'Escape' && drag.on) { each.preventDefault(); each.stopPropagation(); this.drop(false); } };
      drag.still = each => { if (drag.on) each.preventDefault(); };
      window.addEventListener('pointermove', drag.move);
      window.addEventListener('pointerup', drag.up);
      window.addEventListener('pointercancel', drag.up);
      window.addEventListener('keydown', drag.esc, true);
      window.addEventListener('touchmove', drag.still, { passive: false });
      drag.touch = touch;
      if (touch) drag.timer = setTimeout(() => this.lift(), HOLD_MILLIS);
    }

    pull(event) {
      const drag = this.drag;
      if (!drag || event.pointerId !== drag.pointer) return;
      const far = Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > FAR;
      if (!drag.on && far && drag.touch) return this.drop(false);
      if (!drag.on && far) this.lift();
      if (!drag.on) return;
      drag.atX = event.clientX;
      drag.atY = event.clientY;
      drag.ghost.style.transform = 'translate(' + (event.clientX - drag.x) + 'px,' + (event.clientY - drag.y) + 'px) rotate(2deg)';
      this.over(document.elementFromPoint(event.clientX, event.clientY));
    }

    lift() {
      const drag = this.drag;
      if (!drag) return;
      drag.on = true;
      const at = drag.card.getBoundingClientRect();
      const ghost = drag.ghost = drag.card.cloneNode(true);
      ghost.removeAttribute('tabindex');
      ghost.setAttribute('aria-hidden', 'true');
      ghost.classList.add('tw-board-flying');
      Object.assign(ghost.style, { left: at.left + 'px', top: at.top + 'px', width: at.width + 'px', height: at.height + 'px' });
      document.body.append(ghost);
      drag.card.classList.add('tw-board-card-away');
      this.classList.add('tw-board-dragging');
      drag.from = drag.card.closest('[data-column]').dataset.column;
      drag.beside = setInterval(() => this.scrollAtEdge(), 16);
      window.getSelection().removeAllRanges();
      this.$server.moves(drag.id).then(moves => { if (this.drag === drag) this.offer(moves); });
    }

    /** Which columns are open to the card, and why others are not. */
    offer(moves) {
      this.drag.moves = new Map(moves.map(move => [String(move.column), move]));
      this.drag.moves.forEach((move, column) => this.parts(column).forEach(part => {
        part.classList.toggle('tw-board-barred', !move.open);
        const why = part.querySelector(':scope > .tw-board-why');
        if (why) why.textContent = move.open ? '' : move.words;
      }));
      this.hint();
    }

    parts(column) {
      return [...this.querySelectorAll('.tw-board-head[data-column="' + column + '"], .tw-board-cell[data-column="' + column
        + '"], .tw-board-zone[data-column="' + column + '"]')];
    }

    over(element) {
      const drag = this.drag;
      const part = element && this.contains(element) && element.closest('[data-column]');
      const column = part && part.dataset.column !== drag.from ? part.dataset.column : null;
      const cell = part && (part.matches('.tw-board-cell') ? part
        : this.querySelector('.tw-board-lane:not(.tw-board-lane-folded) .tw-board-cell[data-column="' + part.dataset.column + '"]'));
      if (column === drag.over && cell === drag.cell) return;
      this.querySelectorAll('.tw-board-over').forEach(each => each.classList.remove('tw-board-over'));
      drag.over = column;
      drag.cell = cell;
      if (column !== null) this.parts(column).forEach(each => each.classList.add('tw-board-over'));
      this.hint();
    }

    /** Says in the column what a drop there does. */
    hint() {
      const drag = this.drag;
      this.querySelectorAll('.tw-board-slot').forEach(each => each.remove());
      const move = drag.moves && drag.over !== null && drag.over !== undefined && drag.moves.get(drag.over);
      if (!move || !move.open || !drag.cell) return;
      const slot = document.createElement('div');
      slot.className = 'tw-board-slot';
      slot.textContent = move.words;
      drag.cell.prepend(slot);
      if (drag.cell.scrollTop) drag.cell.scrollTop = 0;
    }

    scrollAtEdge() {
      const drag = this.drag;
      const scroll = this.querySelector('.tw-board-scroll');
      if (!drag || !scroll || drag.atX === undefined) return;
      const box = scroll.getBoundingClientRect();
      if (drag.atX < box.left + EDGE) scroll.scrollLeft -= 12;
      else if (drag.atX > box.right - EDGE) scroll.scrollLeft += 12;
      if (scroll.scrollHeight > scroll.clientHeight) {
        if (drag.atY < box.top + EDGE) scroll.scrollTop -= 12;
        else if (drag.atY > box.bottom - EDGE && !this.querySelector('.tw-board-zone.tw-board-over')) scroll.scrollTop += 12;
      }
    }

    /** @param done whether the card is dropped where it is, or goes back */
    drop(done) {
      const drag = this.drag;
      if (!drag) return;
      this.drag = null;
      clearTimeout(drag.timer);
      clearInterval(drag.beside);
      window.removeEventListener('pointermove', drag.move);
      window.removeEventListener('pointerup', drag.up);
      window.removeEventListener('pointercancel', drag.up);
      window.removeEventListener('keydown', drag.esc, true);
      window.removeEventListener('touchmove', drag.still);
      if (!drag.on) return;
      this.dragged = done;
      setTimeout(() => { this.dragged = false; });
      this.querySelectorAll('.tw-board-slot').forEach(each => each.remove());
      this.querySelectorAll('.tw-board-over').forEach(each => each.classList.remove('tw-board-over'));
      this.querySelectorAll('.tw-board-barred').forEach(each => {
        each.classList.remove('tw-board-barred');
        each.querySelectorAll(':scope > .tw-board-why').forEach(why => { why.textContent = ''; });
      });
      this.classList.remove('tw-board-dragging');
      drag.ghost.remove();
      drag.card.classList.remove('tw-board-card-away');
      const move = drag.moves && drag.over && drag.moves.get(drag.over);
      if (!done || !drag.over) return;
      if (move && !move.open) {
        this.say(move.words);
        return;
      }
      if (drag.cell && move && move.once) {
        drag.cell.querySelectorAll(':scope > .tw-board-none').forEach(each => each.remove());
        drag.card.setAttribute('aria-busy', 'true');
        drag.cell.prepend(drag.card);
      }
      this.$server.drop(drag.id, Number(drag.over));
    }
  }

  customElements.define('tw-board', Board);
})();
