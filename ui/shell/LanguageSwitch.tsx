/** КЫР / РУС / ENG. Kept on the session, before sign-in on the device. */
import type { Lang } from '../../server/http/contract.ts';
import { useT } from '../messages/index.ts';
import classes from './shell.module.css';
import { useSession, useSwitchLanguage } from './useSession.ts';

const SHORT: Record<Lang, string> = { ky: 'КЫР', ru: 'РУС', en: 'ENG' };

export function LanguageSwitch() {
  const { t, lang } = useT();
  const { person } = useSession();
  const choose = useSwitchLanguage();
  return (
    <fieldset className={`group ${classes.languages}`} aria-label={t('app.language')}>
      {(Object.keys(SHORT) as Lang[]).map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          title={t(`language.${each}`)}
          className={classes.language}
          aria-pressed={each === lang}
          onClick={() => choose(each, person !== undefined)}
        >
          {SHORT[each]}
        </button>
      ))}
    </fieldset>
  );
}
