import type { Text } from '../../domain/playbook.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { compileTemplate, renderTemplate } from '../templates/template.ts';
import type { Path, YamlFile } from '../yaml/yaml-file.ts';
import { type Names, shapeOfNames } from './names.ts';

/** Compiles a text that stands at `path` in a playbook; its errors point into the YAML. */
export function compilePlaybookText(
  yaml: YamlFile,
  path: Path,
  source: string,
  names: Names,
): Result<Text, Diagnostic[]> {
  const compiled = compileTemplate(yaml.file, source, {
    known: shapeOfNames(names),
    locate: (offset, length) => yaml.within(path, offset, length),
  });
  if (!compiled.ok) return compiled;
  return ok({
    source,
    render: (scope) => {
      const rendered = renderTemplate(compiled.value, scope);
      return rendered.ok ? rendered : err(rendered.error.map(({ message }) => message).join('; '));
    },
  });
}
