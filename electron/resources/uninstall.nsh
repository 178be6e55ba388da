; The notebook stays unless the person says otherwise; an update or a silent uninstallation never asks and never deletes.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    ${ifNot} ${Silent}
      MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "Delete your notebook and its copies too?$\r$\n$\r$\nIf you answer No, they stay on this computer, and installing Ibidem again shows them." IDNO keepNotebook
      RMDir /r "$APPDATA\Ibidem"
      keepNotebook:
    ${endIf}
  ${endIf}
!macroend
