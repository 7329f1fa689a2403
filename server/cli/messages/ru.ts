/** По-русски: what the command line says of itself. */
import type { ky } from './ky.ts';

export const ru: typeof ky = {
  about: 'Исполняет положение: правила аккредитации и лицензирования, записанные как данные',
  lang: 'язык сообщений: ky, ru или en',
  json: 'вывести результат в JSON',
  templates: 'папка шаблонов',
  bundles: 'папки пакетов; если не указаны, все из definitions',
  check: 'показывает все ошибки определений',
  test: 'выполняет примеры решений и сценарии',
  types: 'печатает типы TypeScript форм пакета',
  coverage: 'показывает, какие пункты актов воплощены в определениях',
  noBundle: 'В папке «{folder}» нет пакета',
  noBundleHint: 'Укажите папку, в которой лежит bundle.json.',
  checked: 'проверено: {bundles}; ошибок: {errors}, предупреждений: {warnings}',
  warning: 'предупреждение',
  carried: 'воплощён',
  uncarried: 'не воплощён',
  covered: '{act}: из {total} пунктов воплощено {carried}; обязывающих, но не воплощённых: {missing}',
};
