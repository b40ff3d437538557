# Completion of pilcrow for bash 4.3 and later. The program knows what fits: see 'pilcrow completion'.

_pilcrow() {
  local words=() word line value quote='' kept='' i
  # Bash cuts words at ':' and '=', which ids have.
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if ((i > 1)) && [[ $word == [:=]* || ${words[-1]} == *[:=] ]]; then
      words[-1]+=$word
    else
      words+=("$word")
    fi
  done
  word=${words[-1]}
  if [[ $word == [\"\']* ]]; then
    quote=${word:0:1}
    words[-1]=${word:1}
  elif [[ $word == *[:=]* ]]; then
    kept=${word%"${word##*[:=]}"}
  fi

  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      :files)
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -f -- "${word#"$kept"}")
        return
        ;;
      :folders)
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -d -- "${word#"$kept"}")
        return
        ;;
    esac
    value=${line%%$'\t'*}
    [[ $quote ]] || printf -v value %q "$value"
    [[ $value == *[:=/#] ]] && compopt -o nospace
    COMPREPLY+=("${value#"$kept"}")
  done < <("${COMP_WORDS[0]}" complete -- "${words[@]}" 2>/dev/null)
}

complete -F _pilcrow pilcrow
