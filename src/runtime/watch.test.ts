import { describe, expect, it } from 'vitest';
import { VirtualClock } from './fakes/virtual-clock.ts';
import { DRIFT_MILLIS, Watch } from './watch.ts';

function watched() {
  const clock = new VirtualClock();
  const fired: number[] = [];
  return { clock, fired, watch: new Watch(clock), expire: () => void fired.push(clock.now()) };
}

describe('Watch', () => {
  it('expires when its time is over, once', () => {
    const { clock, fired, watch, expire } = watched();
    watch.arm(1000, expire);
    clock.advance(5000);
    expect(fired).toEqual([1000]);
  });

  it('grants one more interval after firing late, and only one', () => {
    const { clock, fired, watch, expire } = watched();
    watch.arm(1000, expire);
    clock.sleep(1000 + DRIFT_MILLIS + 1);
    expect(fired).toEqual([]);
    clock.sleep(60_000);
    expect(fired).toEqual([61_501]);
  });

  it('takes a little delay for what it is', () => {
    const { clock, fired, watch, expire } = watched();
    watch.arm(1000, expire);
    clock.sleep(1000 + DRIFT_MILLIS);
    expect(fired).toEqual([1500]);
  });

  it('forgets what was armed before, also in its second interval', () => {
    const { clock, fired, watch, expire } = watched();
    watch.arm(1000, () => fired.push(-1));
    clock.sleep(9000);
    watch.arm(500, expire);
    clock.advance(9000);
    watch.arm(500, expire);
    watch.clear();
    clock.advance(9000);
    expect(fired).toEqual([9500]);
    expect(clock.pending).toBe(0);
  });
});
