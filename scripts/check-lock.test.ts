import { describe, expect, it } from 'vitest';
import { faultsOf } from './check-lock.ts';

const sound = { version: '1.0.0', integrity: 'sha512-x' };

describe('the check of the lock', () => {
  it('finds nothing in a sound lock, nested packages included', () => {
    const packages = {
      '': { version: '0.1.0' },
      'node_modules/a': { ...sound, optionalDependencies: { 'a-linux': '1.0.0', 'a-mac': '1.0.0' } },
      'node_modules/a-linux': sound,
      'node_modules/a/node_modules/a-mac': sound,
    };
    expect(faultsOf({ packages })).toEqual([]);
  });

  it('names an optional dependency without an entry', () => {
    const packages = { 'node_modules/a': { ...sound, optionalDependencies: { 'a-mac': '1.0.0' } } };
    expect(faultsOf({ packages })).toEqual([
      'node_modules/a names a-mac, which has no entry with version and integrity.',
    ]);
  });

  it('names an optional dependency whose entry is incomplete', () => {
    const packages = {
      'node_modules/a/node_modules/b': { ...sound, optionalDependencies: { c: '1.0.0' } },
      'node_modules/c': { version: '1.0.0' },
    };
    expect(faultsOf({ packages })).toHaveLength(2);
  });

  it('names an address of a registry', () => {
    const packages = { 'node_modules/a': { ...sound, resolved: 'https://packages.example/a.tgz' } };
    expect(faultsOf({ packages })).toEqual(['node_modules/a carries the address of a registry.']);
  });
});
