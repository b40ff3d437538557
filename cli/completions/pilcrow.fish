# Completion of pilcrow for fish. The program knows what fits: see 'pilcrow completion'.

function __pilcrow_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l lines ($words[1] complete -- $words[2..-1] "$current" 2>/dev/null)
    switch "$lines[1]"
        case :files
            __fish_complete_path (string replace -r -- '^--[^=]*=' '' "$current")
        case :folders
            __fish_complete_directories (string replace -r -- '^--[^=]*=' '' "$current")
        case '*'
            printf '%s\n' $lines
    end
end

complete -c pilcrow -f -k -a '(__pilcrow_complete)'
