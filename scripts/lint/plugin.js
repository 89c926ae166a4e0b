import { exactArithmeticRule } from './exact-arithmetic.js';
import { layersRule } from './layers.js';

/** Rules of this project, for oxlint. JavaScript, because oxlint loads them into Node itself. */
export default {
  meta: { name: 'unsampled' },
  rules: { layers: layersRule, 'exact-arithmetic': exactArithmeticRule },
};
