import { classes, translation } from './attributes.ts';
import { Hint } from './hint.tsx';
import { Textarea } from './textarea.tsx';
import type { TextareaProps } from './textarea.tsx';

type Plural = Record<string, string | undefined>;

export interface CharacterCountProps extends TextareaProps {
  maxlength?: number | undefined;
  maxwords?: number | undefined;
  /** The message appears from this percentage of the limit on. */
  threshold?: number | undefined;
  countType?: 'characters' | 'words' | (string & {}) | undefined;
  countMessageClass?: string | undefined;
  /** `%{count}` stands for the limit. */
  textareaDescriptionText?: string | undefined;
  charactersUnderLimitText?: Plural | undefined;
  charactersAtLimitText?: string | undefined;
  charactersOverLimitText?: Plural | undefined;
  wordsUnderLimitText?: Plural | undefined;
  wordsAtLimitText?: string | undefined;
  wordsOverLimitText?: Plural | undefined;
}

/** A text area that says how much more fits. It never cuts what somebody typed. */
export function CharacterCount(props: CharacterCountProps) {
  const id = props.id ?? props.name;
  const limit = props.maxwords ?? props.maxlength;
  const countType = props.countType || (props.maxwords ? 'words' : undefined);
  const description =
    props.textareaDescriptionText ??
    `You can enter up to %{count} ${countType === 'words' ? 'words' : 'characters'}`;
  return (
    <Textarea
      {...props}
      id={id}
      describedBy={`${id}-info`}
      class={classes('govuk-js-character-count', props.class)}
      groupClass={classes('govuk-character-count', props.groupClass)}
      groupAttributes={{
        'data-module': 'govuk-character-count',
        'data-maxlength': props.maxlength,
        'data-maxwords': props.maxwords,
        'data-threshold': props.threshold,
        'data-count-type': countType,
        ...(limit === undefined && props.textareaDescriptionText
          ? translation('textarea-description', { other: props.textareaDescriptionText })
          : {}),
        ...translation('characters-under-limit', props.charactersUnderLimitText),
        ...translation('characters-at-limit', props.charactersAtLimitText),
        ...translation('characters-over-limit', props.charactersOverLimitText),
        ...translation('words-under-limit', props.wordsUnderLimitText),
        ...translation('words-at-limit', props.wordsAtLimitText),
        ...translation('words-over-limit', props.wordsOverLimitText),
        ...props.groupAttributes,
      }}
      after={
        <>
          <Hint id={`${id}-info`} class={classes('govuk-character-count__message', props.countMessageClass)}>
            {limit === undefined ? '' : description.replace('%{count}', String(limit))}
          </Hint>
          {props.after}
        </>
      }
    />
  );
}
