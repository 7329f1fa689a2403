/** The last net: a screen that threw is replaced by words and a way on. What was typed stays in the device's own store. */
import { useRouteError } from 'react-router';
import { Fault } from './Fault.tsx';

export function Crash() {
  const error = useRouteError();
  return <Fault error={error} retry={() => window.location.reload()} />;
}
