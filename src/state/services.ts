import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { ResultTable } from '../experiments/table.ts';
import type { Family } from '../problems/contract.ts';
import { invariant } from '../numerics/invariant.ts';
import { findFamily } from '../problems/catalogue.ts';
import type { Conductor } from './conductor.ts';
import { type Curves, type PageState, type Selectors, storedShare, type StoredShare } from './selectors.ts';
import type { State, Store } from './store.ts';

/** What a running page consists of; made once at start-up, or for a test. */
export interface Services {
  readonly store: Store;
  readonly selectors: Selectors;
  readonly table: ResultTable;
  readonly conductor: Conductor;
  /** What a link's fragment says; faults in it are replaced. */
  documentAt(fragment: string): State['document'];
  /** The page's address with the present document in it. */
  linkTo(document: State['document']): string;
}

const Context = createContext<Services | undefined>(undefined);

export const ServicesProvider = Context.Provider;

/** The services of the page around a component. */
export function useServices(): Services {
  const services = useContext(Context);
  invariant(services, 'a component outside ServicesProvider');
  return services;
}

/** One value of the state; the component draws again when it changes. */
export function useAppState<T>(select: (state: State) => T): T {
  return useStore(useServices().store, select);
}

/** The curves of the present document, as far as they are. */
export function useCurves(): Curves {
  return useAppState(useServices().selectors.curves);
}

/** What of the present document's references is stored. */
export function useStoredShare(): StoredShare | undefined {
  const { selectors } = useServices();
  return storedShare(selectors.experiments(useAppState((state) => state.document)));
}

export function usePageState(): PageState {
  return useAppState(useServices().selectors.page);
}

/** The family of the present document. */
export function useFamily(): Family {
  const family = findFamily(useAppState((state) => state.document.family));
  invariant(family, 'a document names a family that exists');
  return family;
}
