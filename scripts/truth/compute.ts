import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ENGINE_REVISION } from '../../src/experiments/engine.ts';
import { perform } from '../../src/experiments/perform.ts';
import { type StoredGroup, storedFile } from '../../src/experiments/stored.ts';
import { fileText, readFileOf, restoreTruth, storeTruth } from '../../src/experiments/stored-file.ts';
import { finish } from '../../src/problems/work.ts';

/** Where the app's files lie. */
export const folder = fileURLToPath(new URL('../../public/truth/', import.meta.url));
/** Where finished instances wait for the rest of their group: a run that ended early goes on from there. */
const workshop = fileURLToPath(new URL('../../.cache/truth/', import.meta.url));

export const pathOf = (group: StoredGroup): string => `${folder}${storedFile(group)}`;

const partPath = (group: StoredGroup, instance: number): string =>
  `${workshop}engine${ENGINE_REVISION}-${group.samples}-${instance}-${storedFile(group)}`;

const parsed = (path: string): Promise<unknown> =>
  readFile(path, 'utf8').then(
    (text): unknown => JSON.parse(text),
    () => undefined,
  );

/** Readers find a whole file or none. */
async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(`${path}.${process.pid}`, text);
  await rename(`${path}.${process.pid}`, path);
}

/** Whether the app has a group's file, of this engine and whole. */
export async function isStored(group: StoredGroup): Promise<boolean> {
  return readFileOf(group, await parsed(pathOf(group))) !== undefined;
}

/** Computes one instance, unless it was before. */
export async function computeInstance(group: StoredGroup, instance: number): Promise<void> {
  const path = partPath(group, instance);
  if (restoreTruth(await parsed(path))) return;
  const { family, params, seed, samples } = group;
  const result = finish(perform({ family, params, seed, instance, job: { kind: 'truth', samples } }));
  if (result.kind !== 'truth') throw new Error('a truth task gave no truth');
  await mkdir(workshop, { recursive: true });
  await writeWhole(path, JSON.stringify(storeTruth(result)));
}

/** Writes a group's file from its instances, which must all have been computed. */
export async function assemble(group: StoredGroup): Promise<void> {
  const truths = await Promise.all(
    Array.from({ length: group.instances }, async (_, instance) => {
      const truth = restoreTruth(await parsed(partPath(group, instance)));
      if (!truth) throw new Error(`${storedFile(group)}: instance ${instance} is missing`);
      return storeTruth(truth);
    }),
  );
  await mkdir(folder, { recursive: true });
  await writeWhole(pathOf(group), fileText(group, truths));
}
