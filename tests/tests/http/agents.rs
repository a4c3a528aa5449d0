use superoffice::agents::*;
use superoffice::carriers::{AppointmentEntity, GetChatPresenceItem};

use super::{Body, Call, bytes, json, nothing, sample};

pub fn calls() -> Vec<Call> {
    vec![
        json(
            "v1AppointmentAgent_GetAppointmentList",
            appointment::get_appointment_list(&[9210, 9211]).select(["AppointmentId"]),
        )
        .with(["AppointmentId"])
        .body(Body::Json([9210, 9211].into_iter().collect())),
        json(
            "v1AppointmentAgent_SaveAppointmentEntity",
            appointment::save_appointment_entity(&sample::<AppointmentEntity>(
                "v1AppointmentAgent_SaveAppointmentEntity",
            ))
            .select(["AppointmentId", "Associate/FullName"]),
        )
        .with(["AppointmentId,Associate/FullName"]),
        json(
            "v1ArchiveAgent_GetArchiveList",
            archive::get_archive_list(&sample("v1ArchiveAgent_GetArchiveList")).select(["name"]),
        )
        .with(["name"]),
        json("v1ChatAgent_GetChatPresence", chat::get_chat_presence().select(["UserId"]))
            .with(["UserId"]),
        json(
            "v1ChatAgent_PickUpFirstChatSession",
            chat::pick_up_first_chat_session().select(["ChatSessionId", "User/Name"]),
        )
        .with(["ChatSessionId,User/Name"]),
        nothing(
            "v1ChatAgent_SaveChatPresence",
            chat::save_chat_presence(&presence()).select(["UserId"]),
        )
        .with(["UserId"]),
        nothing("v1ContactAgent_DeleteContactEntity", contact::delete_contact_entity(1042))
            .with(["1042"]),
        json(
            "v1ContactAgent_GetContactEntity",
            contact::get_contact_entity(-1).select(["Name", "Country/EnglishName"]),
        )
        .with(["-1", "Name,Country/EnglishName"]),
        json("v1CRMScriptAgent_ExecuteScript", crm_script::execute_script(&script())),
        json(
            "v1DocumentAgent_GetDocumentLength",
            document::get_document_length(&document::GetDocumentLengthRequest::new(5117, "3"))
                .select([""; 0]),
        )
        .with([[]]),
        bytes(
            "v1DocumentAgent_GetDocumentStream",
            document::get_document_stream(&sample("v1DocumentAgent_GetDocumentStream")),
        ),
        json(
            "v1DocumentAgent_SetDocumentStream",
            document::set_document_stream(&sample("v1DocumentAgent_SetDocumentStream"))
                .select(["Header", "Æøå & co"]),
        )
        .with(["Header,Æøå & co"]),
        json(
            "v1ListAgent_ChangeCurrency",
            list::change_currency(&list::ChangeCurrencyRequest {
                amount: Some(1250.5),
                from: Some("EUR".to_owned()),
                number: Some(2),
                to: Some("NOK".to_owned()),
                ..Default::default()
            })
            .select(["a"]),
        )
        .with(["a"]),
        json(
            "v1MDOAgent_GetList",
            mdo::get_list(&mdo::GetListRequest {
                name: Some("task".to_owned()),
                force_flat_list: Some(false),
                additional_info: Some(String::new()),
                only_history: Some(false),
                ..Default::default()
            })
            .select(["Id", "Name"]),
        )
        .with(["Id,Name"]),
        json(
            "v1SaleAgent_GetNextDueDate",
            sale::get_next_due_date(&sale::GetNextDueDateRequest::new(781)),
        ),
        json("v1TicketAgent_GetTicketEntity", ticket::get_ticket_entity(3320).select(["Title"]))
            .with(["3320", "Title"]),
        json(
            "v1TimeZoneAgent_TimeOfLastTimeZoneUpdate",
            time_zone::time_of_last_time_zone_update(),
        ),
        json(
            "v1UserAgent_ChangePassword",
            user::change_password(&user::ChangePasswordRequest::new(
                27,
                "correct horse",
                "battery staple",
            )),
        ),
    ]
}

fn presence() -> chat::SaveChatPresenceRequest {
    let magnus = GetChatPresenceItem {
        user_id: Some(27),
        display_name: Some("Magnus".to_owned()),
        ongoing_chats: Some(2),
        present: Some(true),
        chat_topics: Some(vec![4, 9]),
        ..Default::default()
    };
    let sian = GetChatPresenceItem {
        user_id: Some(31),
        display_name: Some("Siân".to_owned()),
        ongoing_chats: Some(0),
        present: Some(false),
        chat_topics: Some(vec![4]),
        ..Default::default()
    };
    chat::SaveChatPresenceRequest::new(vec![magnus, sian])
}

fn script() -> crm_script::ExecuteScriptRequest {
    let parameters = [("Parameters1", "2021"), ("Parameters2", "invoice")];
    crm_script::ExecuteScriptRequest {
        crm_script_id: Some(44),
        parameters: Some(parameters.into()),
        ..Default::default()
    }
}
