import type { GraphLook } from './graphLook';
import type { GraphModel } from './graphModel';
import { GraphPainter, noMarks, type GraphMarks } from './graphPainter';
import { broughtIntoView, fitted, panned, toDrawing, zoomed, type GraphView, type Size, type Spot } from './graphView';

export interface StageListeners {
  /** The pointer is over a node or edge; null for neither. */
  onHover(node: number | null): void;
  /** A click on a node, an edge or nothing. */
  onPick(picked: { readonly node: number } | { readonly edge: number } | null): void;
  onOpen(node: number): void;
  /** A person put a node somewhere. */
  onPlace(node: number, spot: Spot): void;
}

interface Drag {
  readonly pointerId: number;
  readonly start: Spot;
  readonly node: number | null;
  last: Spot;
  isMoved: boolean;
}

const clickReach = 4;
const wheelPace = 0.0016;

/** A canvas on which a graph is drawn, moved and pointed at. It draws once a frame at most, and only where something changed. */
export class GraphStage {
  private readonly painter: GraphPainter;
  private model: GraphModel | null = null;
  private look: GraphLook | null = null;
  private marks: GraphMarks = noMarks;
  private view: GraphView = { scale: 1, left: 0, top: 0 };
  private size: Size = { width: 0, height: 0 };
  /** True once the person chose what is seen: until then everything is. */
  private isOwnView = false;
  private isSettled = false;
  private frame = 0;
  private drag: Drag | null = null;
  private readonly ending = new AbortController();
  private readonly resizing: ResizeObserver;

  constructor(private readonly canvas: HTMLCanvasElement, private readonly listeners: StageListeners) {
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('This canvas cannot be drawn on');
    this.painter = new GraphPainter(context);
    this.resizing = new ResizeObserver(([entry]) => this.resize(entry?.contentRect ?? canvas));
    this.resizing.observe(canvas);
    const { signal } = this.ending;
    canvas.addEventListener('wheel', (event) => this.onWheel(event), { signal, passive: false });
    canvas.addEventListener('pointerdown', (event) => this.onDown(event), { signal });
    canvas.addEventListener('pointermove', (event) => this.onMove(event), { signal });
    canvas.addEventListener('pointerup', (event) => this.onUp(event), { signal });
    canvas.addEventListener('pointercancel', () => (this.drag = null), { signal });
    canvas.addEventListener('pointerleave', () => this.hover(null), { signal });
    canvas.addEventListener('dblclick', (event) => this.onDouble(event), { signal });
  }

  close(): void {
    this.ending.abort();
    this.resizing.disconnect();
    cancelAnimationFrame(this.frame);
  }

  show(model: GraphModel, isSettled: boolean): void {
    const isOther = model.graph.nodes.length !== this.model?.graph.nodes.length;
    this.model = model;
    this.isSettled = isSettled;
    if (isOther) this.isOwnView = false;
    this.fitAlone();
    this.draw();
  }

  move(positions: Float32Array, isSettled: boolean): void {
    const { model, drag } = this;
    if (!model || positions.length !== model.positions.length) return;
    const held = drag?.node ?? null;
    const spot = held === null ? null : model.spotOf(held);
    model.positions = positions;
    if (held !== null && spot) model.moveNode(held, spot);
    this.isSettled = isSettled;
    this.fitAlone();
    this.draw();
  }

  setLook(look: GraphLook): void {
    this.look = look;
    this.draw();
  }

  setMarks(marks: Omit<GraphMarks, 'hovered'>): void {
    this.marks = { ...marks, hovered: this.marks.hovered };
    if (marks.active !== null && this.model && this.size.width > 0) this.view = broughtIntoView(this.view, this.model.spotOf(marks.active), this.size);
    this.draw();
  }

  fit(): void {
    this.isOwnView = false;
    this.fitAlone();
    this.draw();
  }

  zoom(factor: number, at: Spot = { x: this.size.width / 2, y: this.size.height / 2 }): void {
    this.changeView(zoomed(this.view, factor, at));
  }

  pan(by: Spot): void {
    this.changeView(panned(this.view, by));
  }

  private changeView(view: GraphView): void {
    this.view = view;
    this.isOwnView = true;
    this.draw();
  }

  private fitAlone(): void {
    if (this.model && !this.isOwnView && this.size.width > 0 && !this.drag) this.view = fitted(this.model.positions, this.size);
  }

  private resize({ width, height }: Size): void {
    const before = this.size;
    this.size = { width, height };
    // What stood in the middle stays there.
    if (before.width > 0) this.view = panned(this.view, { x: (width - before.width) / 2, y: (height - before.height) / 2 });
    this.fitAlone();
    this.paint();
  }

  private draw(): void {
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.paint();
    });
  }

  private paint(): void {
    const { canvas, model, look, size } = this;
    if (!model || !look || size.width === 0 || size.height === 0) return;
    const ratio = window.devicePixelRatio || 1;
    const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    this.painter.paint(model, this.view, size, look, this.marks, ratio);
    canvas.dataset['nodes'] = String(model.graph.nodes.length);
    canvas.dataset['settled'] = String(this.isSettled);
  }

  private spotOf(event: MouseEvent): Spot {
    const box = this.canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  private hover(node: number | null): void {
    if (this.marks.hovered === node) return;
    this.marks = { ...this.marks, hovered: node };
    this.listeners.onHover(node);
    this.draw();
  }

  private onWheel(event: WheelEvent): void {
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    this.zoom(Math.exp(-event.deltaY * lines * wheelPace), this.spotOf(event));
  }

  private onDown(event: PointerEvent): void {
    if (event.button !== 0 || !this.model) return;
    const start = this.spotOf(event);
    this.canvas.setPointerCapture(event.pointerId);
    this.drag = { pointerId: event.pointerId, start, last: start, node: this.model.nodeAt(this.view, start), isMoved: false };
  }

  private onMove(event: PointerEvent): void {
    const { model, drag } = this;
    if (!model) return;
    const at = this.spotOf(event);
    if (!drag || drag.pointerId !== event.pointerId) {
      const node = model.nodeAt(this.view, at);
      this.canvas.style.cursor = node !== null || model.edgeAt(this.view, at) !== null ? 'pointer' : 'grab';
      this.hover(node);
      return;
    }
    if (!drag.isMoved && Math.hypot(at.x - drag.start.x, at.y - drag.start.y) < clickReach) return;
    drag.isMoved = true;
    this.canvas.style.cursor = 'grabbing';
    if (drag.node === null) this.pan({ x: at.x - drag.last.x, y: at.y - drag.last.y });
    else {
      model.moveNode(drag.node, toDrawing(this.view, at));
      this.draw();
    }
    drag.last = at;
  }

  private onUp(event: PointerEvent): void {
    const { model, drag } = this;
    if (!model || !drag || drag.pointerId !== event.pointerId) return;
    this.drag = null;
    if (!drag.isMoved) this.pick(model, drag.start);
    else if (drag.node !== null) this.listeners.onPlace(drag.node, model.spotOf(drag.node));
  }

  private pick(model: GraphModel, at: Spot): void {
    const node = model.nodeAt(this.view, at);
    const edge = node === null ? model.edgeAt(this.view, at) : null;
    this.listeners.onPick(node !== null ? { node } : edge !== null ? { edge } : null);
  }

  private onDouble(event: MouseEvent): void {
    const node = this.model?.nodeAt(this.view, this.spotOf(event)) ?? null;
    if (node !== null) this.listeners.onOpen(node);
  }
}
