import type { ComponentChildren } from 'preact';
import { classes, translation } from './attributes.ts';
import type { Attributes } from './attributes.ts';
import { FormGroup } from './form-group.tsx';
import type { FieldProps } from './form-group.tsx';

export interface FileUploadProps extends FieldProps {
  /** Lets the script turn it into a drop zone; without JavaScript it stays a plain file input. */
  javascript?: boolean | undefined;
  multiple?: boolean | undefined;
  disabled?: boolean | undefined;
  wrapperClass?: string | undefined;
  wrapperAttributes?: Attributes | undefined;
  chooseFilesButtonText?: string | undefined;
  noFileChosenText?: string | undefined;
  multipleFilesChosenText?: Record<string, string | undefined> | undefined;
  dropInstructionText?: string | undefined;
  enteredDropZoneText?: string | undefined;
  leftDropZoneText?: string | undefined;
}

/** A file from the person's own computer or phone. */
export function FileUpload(props: FileUploadProps) {
  const id = props.id ?? props.name;
  return (
    <FormGroup
      id={id}
      field={props}
      control={(describedBy) => (
        <>
          {props.before}
          <DropZone {...props}>
            <input
              class={classes('govuk-file-upload', props.class, props.error ? 'govuk-file-upload--error' : '')}
              id={id}
              name={props.name}
              type="file"
              disabled={props.disabled}
              multiple={props.multiple}
              aria-describedby={describedBy}
              {...props.attributes}
            />
          </DropZone>
          {props.after}
        </>
      )}
    />
  );
}

function DropZone(props: FileUploadProps & { children: ComponentChildren }) {
  if (!props.javascript) return <>{props.children}</>;
  return (
    <div
      class={classes('govuk-file-upload-wrapper', props.wrapperClass)}
      data-module="govuk-file-upload"
      {...translation('choose-files-button', props.chooseFilesButtonText)}
      {...translation('no-file-chosen', props.noFileChosenText)}
      {...translation('multiple-files-chosen', props.multipleFilesChosenText)}
      {...translation('drop-instruction', props.dropInstructionText)}
      {...translation('entered-drop-zone', props.enteredDropZoneText)}
      {...translation('left-drop-zone', props.leftDropZoneText)}
      {...props.wrapperAttributes}
    >
      {props.children}
    </div>
  );
}
