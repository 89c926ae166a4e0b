import { posix } from 'node:path';

/**
 * The layers, lowest first. A folder may import itself and every layer below its own; folders of one layer do not import
 * each other unless `friends` says so.
 */
const layers = [
  ['numerics'],
  ['problems'],
  ['experiments'],
  ['permalink'],
  ['runtime'],
  ['state'],
  ['charts', 'ui'],
  ['lab', 'lessons', 'export'],
  ['app'],
];
const height = new Map(layers.flatMap((folders, i) => folders.map((folder) => /** @type {const} */ ([folder, i]))));
const pure = new Set(layers.slice(0, 4).flat());
const drawing = new Set(['charts', 'ui']);
/** Drawing works on props alone. */
const blindTo = new Set(['runtime', 'state']);

/** @param {string} path relative to src */
const folderOf = (path) => path.split('/')[0] ?? '';

/**
 * The folder of a problem family, or undefined for the files that all families share.
 * @param {string} path relative to src
 */
const familyOf = (path) => /^problems\/([^/]+)\//.exec(path)?.[1];

/**
 * The compiled kernels lie outside src, and are the runtime's business.
 *
 * Why `from` may not import `to`, or undefined if it may. Both are paths relative to src.
 * @param {string} from
 * @param {string} to
 */
function objection(from, to) {
  const [here, there] = [folderOf(from), folderOf(to)];
  const [mine, theirs] = [familyOf(from), familyOf(to)];
  if (mine && theirs && mine !== theirs) return `Families do not import families: ${mine} imports ${theirs}.`;
  if (mine && !theirs && to === 'problems/registry.ts') return 'A family does not know the registry.';
  if (here === there) return undefined;
  if (to.startsWith('../assembly/build/') && here === 'runtime') return undefined;
  const [low, high] = [height.get(there), height.get(here)];
  if (low === undefined || high === undefined) return `${low === undefined ? there : here} is not a layer.`;
  const isView = mine !== undefined && from.endsWith('/view.tsx');
  if (isView && drawing.has(there)) return undefined;
  if (drawing.has(here) && blindTo.has(there)) return `${here} works on props alone and does not import ${there}.`;
  if (drawing.has(here) && drawing.has(there)) return undefined;
  if (low === high) return `${here} and ${there} are of one layer and do not import each other.`;
  return low > high ? `Imports point down: ${here} does not import ${there}.` : undefined;
}

/**
 * Imports point down, families and features stay apart, and the pure layers import nothing but this project's files.
 * @type {import('@oxlint/plugins').Rule}
 */
export const layersRule = {
  create(context) {
    const [, from] = /\/src\/(.+)$/.exec(context.filename) ?? [];
    if (from === undefined) return {};
    /** @param {import('@oxlint/plugins').ESTree.Node & { source: import('@oxlint/plugins').ESTree.Expression | null }} node */
    const check = (node) => {
      if (node.source?.type !== 'Literal' || typeof node.source.value !== 'string') return;
      const target = node.source.value;
      if (target.startsWith('.')) {
        const message = objection(from, posix.join(posix.dirname(from), target));
        if (message) context.report({ node, message });
      } else if (pure.has(folderOf(from)) && !from.endsWith('.tsx')) {
        context.report({ node, message: `The pure layers use no package: ${target}.` });
      }
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};
