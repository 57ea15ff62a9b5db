-- What is derived is written where it changed: a row that is there already is updated.

grant update on lead_state, handoff to touchline_derive;
