use superoffice::carriers::SetDynamicSelectionCriteriaItem;
use superoffice::enums::{
    Domain, IfBlank, InlineCount, MergedTicketEntityOwnedByType, MergedTicketEntitySlevel, Mode,
    Output, RelationToOwner,
};
use superoffice::{DateTime, Dictionary, Patch, PatchOperation, Upload, Value, rest::*};

use super::{Body, Call, anything, bytes, json, nothing, sample};

/// Text that means something else wherever it is not encoded.
const ODD: &str = "Ærlig & Co/№ 1+1=2?#%25";

pub fn calls() -> Vec<Call> {
    let mut calls = contacts();
    calls.extend(documents());
    calls.extend(lookups());
    calls.extend(changes());
    calls
}

fn contacts() -> Vec<Call> {
    let gif = || b"GIF89a\x01\0\x01\0\x80\0\0\r\n--\xff".to_vec();
    vec![
        nothing("v1ContactEntity_DeleteContactEntity", contact::delete_contact_entity(1042))
            .with(["1042"]),
        json(
            "v1ContactEntity_GetAll",
            contact::get_all()
                .select(["contactId", "name"])
                .filter("name eq 'O''Hara + Sons' and rank gt 1.5")
                .order_by(["name asc", "rank desc"])
                .entities(["contact", "person"])
                .top(25)
                .skip(50)
                .mode(Mode::Slim)
                .json_safe(true)
                .output(Output::Display),
        )
        .with(["contactId,name", "name eq 'O''Hara + Sons' and rank gt 1.5"])
        .with([
            "name asc,rank desc",
            "contact,person",
            "25",
            "50",
            "Slim",
            "true",
            "Display",
        ]),
        json(
            "v1ContactEntity_GetContactEntity",
            contact::get_contact_entity(1042).select(["Name", "Associate/FullName"]).fk(false),
        )
        .with(["1042", "Name,Associate/FullName", "false"]),
        bytes(
            "v1ContactEntity_GetImage",
            contact::get_image(1042).w(64).h(32).r#type("image/png").if_blank(IfBlank::ClearPixel),
        )
        .with(["1042", "64", "32", "image/png", "ClearPixel"]),
        json(
            "v1ContactEntity_GetNameDepartmentDuplicates",
            contact::get_name_department_duplicates(ODD).department(ODD),
        )
        .with([ODD, ODD]),
        json(
            "v1ContactEntity_PatchContactEntity",
            contact::patch_contact_entity(1042, patch()).select(["Department"]),
        )
        .with(["1042", "Department"]),
        json(
            "v1ContactEntity_PostContactEntity",
            contact::post_contact_entity(&sample("v1ContactEntity_PostContactEntity"))
                .select(["ContactId"]),
        )
        .with(["ContactId"]),
        json(
            "v1ContactEntity_PutContactEntity",
            contact::put_contact_entity(1042, &sample("v1ContactEntity_PutContactEntity"))
                .select(["ContactId"]),
        )
        .with(["1042", "ContactId"]),
        json(
            "v1ContactEntity_SaveImage",
            contact::save_image(1042, Upload::bytes("image/gif", gif())),
        )
        .with(["1042"])
        .body(Body::File { media_type: "image/gif", bytes: gif() }),
        json(
            "v1ContactEntity_SaveImage_POST",
            contact::save_image_post(
                1042,
                Upload::multipart("image", "the \"logo\".gif", "image/gif", &gif()),
            ),
        )
        .with(["1042"])
        .body(Body::FileInForm {
            head: "Content-Disposition: form-data; name=\"image\"; \
                   filename=\"the %22logo%22.gif\"\r\nContent-Type: image/gif",
            bytes: gif(),
        }),
    ]
}

fn patch() -> Patch {
    let mail =
        Value::from_iter([("Value", "bergen@fjordtech.example"), ("Description", "Bergen office")]);
    let steps =
        [PatchOperation::replace("/Department", "Bergen"), PatchOperation::add("/Emails/-", &mail)];
    steps.into()
}

fn documents() -> Vec<Call> {
    let tags = Dictionary::from([("offer", "2020-118"), ("sum", "1 000")]);
    vec![
        json(
            "v1DocumentEntity_CreateNewPhysicalDocumentFromTemplateWithCustomTags2",
            document::create_new_physical_document_from_template_with_custom_tags2(5117, &tags)
                .ui_culture("nb-NO"),
        )
        .with(["5117", "nb-NO"])
        .body(Body::Json(Value::from_iter([("offer", "2020-118"), ("sum", "1 000")]))),
        json(
            "v1DocumentEntity_DeletePhysicalDocument",
            document::delete_physical_document(5117).allowed_return_type(["None", "a b"]),
        )
        .with(["5117"])
        .with([["None", "a b"]]),
        bytes("v1DocumentEntity_GetDocumentStream", document::get_document_stream(5117))
            .with(["5117"]),
        bytes(
            "v1DocumentEntity_GetSanitizedDocumentStream",
            document::get_sanitized_document_stream(5117),
        )
        .with(["5117"]),
        json(
            "v1DocumentEntity_SetDocumentStreamFromId",
            document::set_document_stream_from_id(
                5117,
                Upload::bytes("application/octet-stream", [0, 159, 146, 150]),
            ),
        )
        .with(["5117"])
        .body(Body::File { media_type: "application/octet-stream", bytes: vec![0, 159, 146, 150] }),
    ]
}

fn lookups() -> Vec<Call> {
    vec![
        json(
            "v1Archive_GetArchive_GET",
            archive::get_archive("FindContact")
                .select(["name"])
                .filter("category oneOf 2,3")
                .order_by(["name"])
                .entities(["contact"])
                .top(1)
                .skip(0)
                .mode(Mode::Full)
                .json_safe(false)
                .output(Output::Logical)
                .inline_count(InlineCount::Estimate),
        )
        .with(["FindContact", "name", "category oneOf 2,3", "name", "contact", "1", "0", "Full"])
        .with(["false", "Logical", "Estimate"]),
        json(
            "v1Archive_PostArchive",
            archive::post_archive("Find/Contact", &[("$select", "name, no"), ("$top", "5 & 6+")]),
        )
        .with(["Find/Contact"])
        .body(Body::Form(vec![("$select", "name, no"), ("$top", "5 & 6+")])),
        json("v1ChatTopicEntity_ChatTopicsForUser", chat_topic::chat_topics_for_user()),
        json(
            "v1HierarchyEntity_GetHierarchyEntity",
            hierarchy::get_hierarchy_entity(i32::MAX).select(["Name"]),
        )
        .with(["2147483647", "Name"]),
        json("v1ListEntity_GetListEntity", list::get_list_entity(3).select(["Name"]))
            .with(["3", "Name"]),
        json("v1ListEntity_GetListEntityByName", list::get_list_entity_by_name(ODD)).with([ODD]),
        json("v1PersonEntity_GetPersonEntity", person::get_person_entity(386).select(["Title"]))
            .with(["386", "Title"]),
        json("v1SaleEntity_IsNumberValid", sale::is_number_valid(ODD).id(0)).with([ODD, "0"]),
        json("v1String_GetKnownLanguages", string::get_known_languages()),
        json(
            "v1String_GetString",
            string::get_string("SR_OK").iso_lang_code("en").ignore_overrides(true),
        )
        .with(["SR_OK", "en", "true"]),
        json("v1String_GetStrings", string::get_strings(["SR_OK", "SR_NO"]).iso_lang_code("nb"))
            .with(["nb"])
            .body(Body::Json(["SR_OK", "SR_NO"].into_iter().collect())),
        json("v1TimeZone_GetCurrentTimeZone", time_zone::get_current_time_zone()),
        json("v1User_GetCurrentToken", user::get_current_token()),
        anything("v1User_GetUserCommands", user::get_user_commands(27)).with(["27"]),
        json("v1WebPanelList_GetAll", web_panel_list::get_all().include_deleted(true))
            .with(["true"]),
        json("v1Webhook_GetWebhook", webhook::get_webhook(9).select(["Name"])).with(["9", "Name"]),
    ]
}

fn changes() -> Vec<Call> {
    let criteria: Vec<SetDynamicSelectionCriteriaItem> =
        sample("v1SelectionEntity_SetDynamicSelectionCriteria");
    let row = Dictionary::from([("name", "Fjordtech AS"), ("department", "Bergen")]);
    let event = Dictionary::from([("Sum", Value::from(12.5)), ("Paid", Value::Bool(true))]);
    vec![
        nothing(
            "v1AttachmentEntity_UploadAttachment",
            attachment::upload_attachment(12, "SGVpIQ=="),
        )
        .with(["12"])
        .body(Body::Json("SGVpIQ==".into())),
        nothing(
            "v1ForeignAppEntity_DeleteForeignKeyOnName",
            foreign_app::delete_foreign_key_on_name(
                "ERP", "a/b", "12 34", "k\u{e9}y", "contact", 0,
            ),
        )
        .with(["ERP", "a/b", "12 34", "k\u{e9}y", "contact", "0"]),
        json(
            "v1HierarchyEntity_AddHierarchyToPath",
            hierarchy::add_hierarchy_to_path(Domain::Scripts, "Mine/Old", "New \"one\""),
        )
        .with(["Scripts", "Mine/Old"])
        .body(Body::Json("New \"one\"".into())),
        json(
            "v1PersonEntity_PutPersonEntity",
            person::put_person_entity(386, &sample("v1PersonEntity_PutPersonEntity"))
                .select(["PersonId"]),
        )
        .with(["386", "PersonId"]),
        nothing(
            "v1RoleEntity_SetDataRight",
            role::set_data_right(7, "contact", RelationToOwner::from("My Family"), "FULL")
                .valid_from(DateTime::from("2022-09-12T08:02:19+02:00")),
        )
        .with(["7", "contact", "My Family", "FULL", "2022-09-12T08:02:19+02:00"]),
        json(
            "v1SelectionEntity_SetDynamicSelectionCriteria",
            selection::set_dynamic_selection_criteria(11, &criteria),
        )
        .with(["11"]),
        nothing("v1TableRecord_UpdateRow", table_record::update_row("contact", 1042, &row))
            .with(["contact", "1042"]),
        json(
            "v1TicketEntity_MergeTickets",
            ticket::merge_tickets(["3321", "3322"])
                .merged_ticket_entity_ticket_id(3320)
                .merged_ticket_entity_title(ODD)
                .merged_ticket_entity_created_at("2022-09-12T08:02:19")
                .merged_ticket_entity_owned_by_associate_id(27)
                .merged_ticket_entity_owned_by_person_id(386)
                .merged_ticket_entity_owned_by_type(
                    MergedTicketEntityOwnedByType::InternalAssociate,
                )
                .merged_ticket_entity_slevel(MergedTicketEntitySlevel::External)
                .merged_ticket_entity_extra_fields("fjord"),
        )
        .with([["3321", "3322"]])
        .with(["3320", ODD, "2022-09-12T08:02:19", "27", "386", "InternalAssociate"])
        .with(["External", "fjord"]),
        nothing("v1Webhook_SignalEvent", webhook::signal_event("sale.paid", 781, &event))
            .with(["sale.paid", "781"])
            .body(Body::Json(Value::from_iter([
                ("Sum", Value::from(12.5)),
                ("Paid", true.into()),
            ]))),
    ]
}
