import type { CurvePoint, SamplingPoint, Summary, Trouble } from './curves.ts';

/** One point of a sweep as a table has it. An absent number is one that is not claimed, or does not apply. */
export interface Row {
  /** The parameter that the sweep runs over. */
  readonly sweep: string;
  readonly size: number;
  readonly method: string;
  /** The method itself, or plain sampling at its cost. */
  readonly kind: 'estimate' | 'sampling';
  readonly status: CurvePoint['status'];
  /** Normalised mean squared error; its upper limit where `status` is `limit`. */
  readonly error: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly instances: number;
  readonly troubled: number;
  readonly flops: number;
  /** Of sampling: how many samples the method's operations buy, and 1 ÷ that. */
  readonly samples: number | undefined;
  readonly expected: number | undefined;
  /** What reference noise alone would show as an error. */
  readonly floor: number | undefined;
  /** What the first instance in trouble reported: `variance-clamped@4=3`, code @ stage, from 0, = amount. */
  readonly notes: string | undefined;
  /** What the method itself expected of `error`. */
  readonly predicted: number | undefined;
}

type Place = Pick<Row, 'sweep' | 'method' | 'floor'>;

function noted({ notes }: Trouble): string {
  return notes.map(({ code, stage, amount }) => `${code}@${stage}=${amount}`).join(' ');
}

function rowOf(place: Place, point: CurvePoint, sampling?: SamplingPoint): Row {
  const { size, status, error, band, instances, troubled, trouble, flops } = point;
  return {
    sweep: place.sweep,
    size,
    method: place.method,
    kind: sampling ? 'sampling' : 'estimate',
    status,
    error,
    low: band?.low,
    high: band?.high,
    instances,
    troubled,
    flops,
    samples: sampling?.samples,
    expected: sampling?.expected,
    floor: place.floor,
    notes: trouble && noted(trouble),
    predicted: point.predicted,
  };
}

/** Every point of a summary: method by method, the method's own points before those of sampling. Never rounded. */
export function rowsOf({ param, methods, floor }: Summary): Row[] {
  const floorAt = new Map(floor.map(({ size, error }) => [size, error]));
  return methods.flatMap(({ name, points, sampling }) => {
    const place = (size: number): Place => ({ sweep: param, method: name, floor: floorAt.get(size) });
    return [
      ...points.map((point) => rowOf(place(point.size), point)),
      ...sampling.map((point) => rowOf(place(point.size), point, point)),
    ];
  });
}
