import type { ReactElement } from 'react';
import { useFamily, useServices } from '../state/services.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icons.tsx';
import { offersOf, withMethod } from './method-refs.ts';
import './empty.css';

/** What stands in the chart's place while there is no method: one sentence, one action. */
export function Empty(): ReactElement {
  const { store } = useServices();
  const family = useFamily();
  // The last that needs nothing further to be fetched.
  const offer = offersOf(family, []).findLast(({ method }) => Object.keys(method.options).length === 0);
  return (
    <div className="empty">
      <p>Sampling alone gives the dotted line. Add a method to see what structure gives.</p>
      {offer && (
        <Button
          look="solid"
          icon={<Icon name="plus" />}
          onClick={() => store.edit({ methods: withMethod(family, [], offer.method) }, 'commit')}
          testid="add-first"
        >
          Add {offer.look.name.toLowerCase()}
        </Button>
      )}
    </div>
  );
}
