import { mostAccurate } from '../charts/error-curves/trace.ts';
import { useAppState, useCurves } from '../state/services.ts';

/** The method in focus: the one last touched while it is in use, at first the most accurate reliable one. */
export function useFocus(): string | undefined {
  const touched = useAppState((state) => state.focus);
  const { main } = useCurves();
  return main.methods.some(({ name }) => name === touched) ? touched : mostAccurate(main);
}
