"""What two do together: the question for two, thank-yous and notes, what each shares, both lines.

Holds no payloads of its own beyond the line somebody releases. It joins the rooms with the names
and the pace that the two agreed on in `pairing`.
"""
