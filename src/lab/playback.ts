/** Where a player stands. */
export interface Playback {
  readonly step: number;
  readonly playing: boolean;
}

/** A person goes to a step, which ends the play; presses play or pause; or time goes on. */
export type PlaybackEvent = { readonly kind: 'go'; readonly step: number } | { readonly kind: 'play' | 'tick' };

/** What becomes of a player of so many steps. It stops at the end, and plays from there from the beginning. */
export function played(count: number, state: Playback, event: PlaybackEvent): Playback {
  const last = Math.max(0, count - 1);
  switch (event.kind) {
    case 'go':
      return { step: Math.min(last, Math.max(0, event.step)), playing: false };
    case 'play':
      if (state.playing || last === 0) return { ...state, playing: false };
      return { step: state.step >= last ? 0 : state.step, playing: true };
    case 'tick':
      if (!state.playing) return state;
      return { step: Math.min(last, state.step + 1), playing: state.step + 1 < last };
    default:
      return event satisfies never;
  }
}
