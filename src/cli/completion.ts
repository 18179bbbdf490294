/**
 * Completion for shells, made from the table: `source <(glasspy completion bash)`.
 *
 * Each script knows the sub-commands, the options of each and what an option takes. Behind a program's name nothing is known of its
 * arguments, so files are offered.
 */
import { type CommandRow, COMMANDS, HELP_OPTIONS, type Operand, OPTIONS, type OptionRow, OWN_OPTIONS } from './table.ts';

const MAIN: readonly OptionRow[] = [...OPTIONS, ...OWN_OPTIONS, ...HELP_OPTIONS].filter(({ about }) => about !== '');
const HELP = HELP_OPTIONS[0];
const flagsOf = ({ flags }: OptionRow): string[] => flags.split(/,? /).filter((word) => word.startsWith('-'));
const optionsOf = ({ passesOn, options }: CommandRow): readonly OptionRow[] => (passesOn === true ? [] : [...options, HELP]);
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

export function completion(shell: string): string {
  return shell === 'bash' ? bash() : shell === 'zsh' ? zsh() : fish();
}

// ---- bash

function bash(): string {
  const words = (rows: readonly OptionRow[]): string => rows.flatMap(flagsOf).join(' ');
  const afterOption = new Map<string, string>();
  for (const row of [...MAIN, ...COMMANDS.flatMap(({ options }) => options)])
    if (row.takes !== undefined) for (const flag of flagsOf(row)) afterOption.set(flag, bashReply(row.takes));
  return `# Completion of glasspy for bash: source <(glasspy completion bash)
_glasspy() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} i command=
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      -*) ;;
      *) command=\${COMP_WORDS[i]}; break ;;
    esac
  done
  case $before in
${[...afterOption].map(([flag, reply]) => `    ${flag}) ${reply}; return ;;`).join('\n')}
  esac
  case $command in
    '')
      if [[ $word == -* ]]; then COMPREPLY=($(compgen -W ${quoted(words(MAIN))} -- "$word"))
      elif ((COMP_CWORD == 1)); then COMPREPLY=($(compgen -W ${quoted(COMMANDS.map(({ name }) => name).join(' '))} -- "$word") $(compgen -f -- "$word"))
      else COMPREPLY=($(compgen -f -- "$word")); fi ;;
${COMMANDS.map(
  (row) => `    ${row.name})
      if [[ $word == -* ]]; then COMPREPLY=($(compgen -W ${quoted(words(optionsOf(row)))} -- "$word"))
      else ${row.name === 'show' ? `((COMP_CWORD == 2)) && { ${bashReply(row.takes)}; return; }; ${bashReply('file')}` : bashReply(row.takes)}; fi ;;`,
).join('\n')}
    *) ${bashReply('file')} ;;
  esac
}
complete -o filenames -F _glasspy glasspy
`;
}
function bashReply(takes: Operand): string {
  if (typeof takes !== 'string') return `COMPREPLY=($(compgen -W ${quoted(takes.join(' '))} -- "$word"))`;
  if (takes === 'program') return 'COMPREPLY=($(compgen -c -- "$word"))';
  return takes === 'file' ? 'COMPREPLY=($(compgen -f -- "$word"))' : 'COMPREPLY=()';
}

// ---- zsh

function zsh(): string {
  const specs = (rows: readonly OptionRow[], indent: string): string =>
    rows
      .flatMap((row) => zshSpecs(row))
      .map((spec) => `${indent}${quoted(spec)} \\`)
      .join('\n');
  return `#compdef glasspy
# Completion of glasspy for zsh: source <(glasspy completion zsh)
_glasspy() {
  local -a commands
  commands=(
${COMMANDS.map(({ name, about }) => `    ${quoted(`${name}:${about}`)}`).join('\n')}
  )
  local command=\${words[2]}
  case $command in
${COMMANDS.map(
  (row) => `    ${row.name})
      shift words; ((CURRENT--))
      _arguments \\
${specs(optionsOf(row), '        ')}
        ${quoted(`1:${row.takes === 'file' ? 'file' : 'what'}:${zshAction(row.takes)}`)} '*:file:_files' ;;`,
).join('\n')}
    *)
      ((CURRENT == 2)) && _describe command commands
      _arguments \\
${specs(MAIN, '        ')}
        '*:file:_files' ;;
  esac
}
if [[ \${funcstack[1]} == _glasspy ]]; then _glasspy "$@"; else compdef _glasspy glasspy; fi
`;
}
function zshSpecs(row: OptionRow): string[] {
  const about = row.about.replace(/[[\]:]/g, ' ');
  const behind = row.takes === undefined ? '' : `:${/<(.+)>/.exec(row.flags)?.[1] ?? 'value'}:${zshAction(row.takes)}`;
  return flagsOf(row).map((flag) => `${flag}[${about}]${behind}`);
}
function zshAction(takes: Operand): string {
  if (typeof takes !== 'string') return `(${takes.join(' ')})`;
  return takes === 'file' ? '_files' : takes === 'program' ? '_command_names' : ' ';
}

// ---- fish

function fish(): string {
  const lines = ['# Completion of glasspy for fish: glasspy completion fish | source'];
  for (const { name, about } of COMMANDS) lines.push(`complete -c glasspy -n __fish_use_subcommand -a ${name} -d ${quoted(about)}`);
  for (const row of MAIN) lines.push(fishOption('__fish_use_subcommand', row));
  for (const command of COMMANDS) {
    const when = quoted(`__fish_seen_subcommand_from ${command.name}`);
    for (const row of optionsOf(command)) lines.push(fishOption(when, row));
    if (typeof command.takes !== 'string')
      lines.push(`complete -c glasspy -n ${when}${command.passesOn === true ? '' : ' -f'} -a ${quoted(command.takes.join(' '))}`);
  }
  return `${lines.join('\n')}\n`;
}
function fishOption(when: string, row: OptionRow): string {
  const names = flagsOf(row).map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${quoted(flag.slice(1))}`));
  const takes =
    row.takes === undefined
      ? ''
      : row.takes === 'file'
        ? ' -r'
        : typeof row.takes !== 'string'
          ? ` -x -a ${quoted(row.takes.join(' '))}`
          : row.takes === 'program'
            ? ` -x -a '(__fish_complete_command)'`
            : ' -x';
  return `complete -c glasspy -n ${when} ${names.join(' ')}${takes} -d ${quoted(row.about)}`;
}
