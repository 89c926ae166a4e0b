/**
 * Cuts the page's fonts out of the complete Source Sans 3 and Source Serif 4: `npx tsx scripts/fonts.ts`.
 *
 * The results are committed; run it again when a character is missing. The complete fonts weigh 57 MB, so they are no
 * dependency of the project: the script fetches its own copies. Letters beyond ASCII and rare signs go into files of their own,
 * which a browser fetches only when a text needs one, so that the two files before the first curve stay small.
 */
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

interface SubsetOptions {
  readonly targetFormat: 'woff2';
  readonly keepFeatures: readonly string[];
  readonly variationAxes?: Readonly<Record<string, { readonly min: number; readonly max: number }>>;
}
type SubsetFont = (font: Buffer, text: string, options: SubsetOptions) => Promise<Buffer>;

const packages = ['source-sans@3.52.0', 'source-serif@4.5.1', 'subset-font@2.9.0'];
const workshop = new URL('../.cache/fonts/', import.meta.url);
const target = new URL('../src/app/fonts/', import.meta.url);

await mkdir(workshop, { recursive: true });
execFileSync('npm', ['install', '--no-save', '--prefix', fileURLToPath(workshop), ...packages], { stdio: 'inherit' });
const require = createRequire(new URL('fonts.js', workshop));
const subsetFont = require('subset-font') as SubsetFont;

const range = (first: number, last: number): string =>
  String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, i) => first + i));

const ascii = range(0x20, 0x7e);
/** Characters of links and code, which no first view has. */
const codeOnly = /[\\^`~{}|<>@#$&_[\]]/g;
const typography = ['\u00a0–—‘’“”…·°', '×÷±−√≤≥≈∞', '⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺'].join('');
/** The sans lends these to the serif (fonts.css), where they are rare. */
const arrows = '→↑↓←';
const signs = '✓₀₁₂₃₄₅₆₇₈₉αβγκλμστφΣΦΩ';
const letters = range(0xc0, 0xff);
const plain = ascii.replace(codeOnly, '');
const code = ascii.match(codeOnly)?.join('') ?? '';

const fonts = [
  {
    from: 'source-sans/VF/SourceSans3VF-Upright.ttf',
    to: 'source-sans',
    core: plain + typography + arrows,
    rest: letters + signs + code,
    // At interface sizes kerning is hardly seen, and would add 2 kB before the first curve.
    keepFeatures: [],
    options: { variationAxes: { wght: { min: 400, max: 650 } } },
  },
  {
    from: 'source-serif/TTF/SourceSerif4-Semibold.ttf',
    to: 'source-serif-600',
    core: plain + typography,
    rest: letters,
    keepFeatures: ['kern'],
    options: {},
  },
];

for (const { from, to, core, rest, keepFeatures, options } of fonts) {
  const complete = await readFile(require.resolve(from));
  for (const [name, text] of [[to, core] as const, [`${to}-letters`, rest] as const]) {
    const subset = await subsetFont(complete, text, { targetFormat: 'woff2', keepFeatures, ...options });
    await writeFile(new URL(`${name}.woff2`, target), subset);
    console.log(`${name}.woff2  ${subset.length} bytes`);
  }
}
