/** One step of ForceAtlas2 over plain numbers; the package ships it without types. */
declare module 'graphology-layout-forceatlas2/iterate.js' {
  import type { ForceAtlas2Settings } from 'graphology-layout-forceatlas2';

  /**
   * Moves every node once, in place. Ten numbers a node (x, y, dx, dy, old dx, old dy, mass, convergence, size, fixed),
   * three an edge (offset of one end in `nodes`, offset of the other, weight). The state between steps is in `nodes`.
   */
  const iterate: (settings: Required<ForceAtlas2Settings>, nodes: Float32Array, edges: Float32Array) => unknown;
  export default iterate;
}
